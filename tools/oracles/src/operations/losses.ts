import { type Tensor, tensor } from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Predictions compared with what is true; the mean of all unless `reduction` says otherwise. */
export const losses: Operations = {
  crossEntropy: ([logits, target, weight], a) =>
    nn.crossEntropy(logits, target, {
      ...weighted(a, logits, weight),
      // Shares of the classes have no label that could be left out.
      ignoreIndex: target.dtype.startsWith('float') ? undefined : ignored(a),
      labelSmoothing: a.number('label_smoothing'),
    }),
  nll: ([x, labels, weight], a) =>
    nn.negativeLogLikelihood(x, labels, { ...weighted(a, x, weight), ignoreIndex: ignored(a) }),
  multiMargin: ([x, labels, weight], a) =>
    nn.multiMargin(x, labels, { ...weighted(a, x, weight), margin: a.number('margin'), power: a.number('p') }),
  mse: ([x, y], a) => nn.meanSquaredError(...stretched(x, y), reduced(a)),
  l1: ([x, y], a) => nn.meanAbsoluteError(...stretched(x, y), reduced(a)),
  huber: ([x, y], a) => nn.huber(...stretched(x, y), { ...reduced(a), delta: a.number('delta') }),
  smoothL1: ([x, y], a) => nn.smoothL1(...stretched(x, y), { ...reduced(a), beta: a.number('beta') }),
  bce: ([x, y, weight], a) => nn.binaryCrossEntropy(x, y, { ...reduced(a), weight: weight ?? listed(a, x, 'weight') }),
  bceWithLogits: ([x, y, weight], a) =>
    nn.binaryCrossEntropyWithLogits(x, y, {
      ...reduced(a),
      weight: weight ?? listed(a, x, 'weight'),
      positiveWeight: listed(a, x, 'pos_weight'),
    }),
  klDiv: ([x, y], a) => {
    const batchMean = a.text('reduction') === 'batchmean'
    return nn.klDivergence(x, y, {
      reduction: batchMean ? 'batchMean' : reduced(a).reduction,
      logTarget: a.flag('log_target'),
    })
  },
  poissonNll: ([x, y], a) =>
    nn.poissonNegativeLogLikelihood(x, y, {
      ...reduced(a),
      logInput: a.flag('log_input'),
      full: a.flag('full'),
      epsilon: a.number('eps'),
    }),
  gaussianNll: ([x, y, variance], a) =>
    nn.gaussianNegativeLogLikelihood(x, y, variance, { ...reduced(a), full: a.flag('full'), epsilon: a.number('eps') }),
  cosineSimilarity: ([x, y], a) =>
    nn.cosineSimilarity(...stretched(x, y), { axis: a.axis(1), epsilon: a.number('eps') }),
  cosineEmbedding: ([x, y, target], a) =>
    nn.cosineEmbedding(x, y, target, { ...reduced(a), margin: a.number('margin') }),
  hingeEmbedding: ([x, y], a) => nn.hingeEmbedding(x, y, { ...reduced(a), margin: a.number('margin') }),
  marginRanking: ([x, y, target], a) => nn.marginRanking(x, y, target, { ...reduced(a), margin: a.number('margin') }),
  tripletMargin: ([anchor, positive, negative], a) =>
    nn.tripletMargin(anchor, positive, negative, {
      ...reduced(a),
      margin: a.number('margin'),
      p: a.number('p'),
      epsilon: a.number('eps'),
      swap: a.flag('swap'),
    }),
}

function reduced(attributes: Attributes): nn.LossOptions {
  const reduction = attributes.text('reduction')
  return reduction === undefined ? {} : { reduction: reduction as nn.Reduction }
}

function weighted(
  attributes: Attributes,
  x: Tensor,
  weight: Tensor | undefined,
): nn.LossOptions & { classWeights?: Tensor } {
  return { ...reduced(attributes), classWeights: weight ?? listed(attributes, x, 'weight') }
}

function ignored(attributes: Attributes): number {
  return attributes.number('ignore_index') ?? -100
}

/** Numbers that stand among the attributes, in the precision of the input. */
function listed(attributes: Attributes, x: Tensor, name: string): Tensor | undefined {
  const numbers = attributes.value(name)
  return numbers === undefined ? undefined : tensor(numbers as number[], { dtype: x.dtype })
}

/** Both in the shape that holds both: PyTorch stretches what our losses refuse. */
function stretched(x: Tensor, y: Tensor): [Tensor, Tensor] {
  const { shape } = x.add(y)
  return [x.expand(shape), y.expand(shape)]
}
