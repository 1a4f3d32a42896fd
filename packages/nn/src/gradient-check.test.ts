import {
  drawNormal,
  gradCheck,
  gradGradCheck,
  randomKey,
  slice,
  softmax,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import * as nn from './index.ts'

type Check = [name: string, f: (...inputs: Tensor[]) => Tensor, inputs: Tensor[]]

let drawn = 0
const normal = (...shape: number[]) => drawNormal(randomKey(7).fold(++drawn), shape, { dtype: 'float64' })
const positive = (...shape: number[]) =>
  randomKey(7).fold(++drawn).uniform(shape, { dtype: 'float64', min: 0.2, max: 0.9 })
const int = (...values: number[]) => tensor(values, { dtype: 'int32' })
const signs = tensor(new Float64Array([1, -1, -1]))
const weights = [normal(4, 3), normal(4, 1), normal(4), normal(4)]
const recurrent = ([inputWeight, hiddenWeight, inputBias, hiddenBias]: Tensor[]) => ({
  inputWeight,
  hiddenWeight,
  inputBias,
  hiddenBias,
})

const checks: Check[] = [
  [
    'convolve1d',
    (x, w, bias) => nn.convolve1d(x, w, { bias, stride: 2, padding: 1 }),
    [normal(1, 2, 5), normal(2, 2, 3), normal(2)],
  ],
  [
    'convolve2d',
    (x, w) => nn.convolve2d(x, w, { dilation: [1, 2], groups: 2 }),
    [normal(1, 2, 3, 4), normal(2, 1, 2, 2)],
  ],
  ['convolve3d', (x, w) => nn.convolve3d(x, w), [normal(1, 1, 2, 3, 2), normal(1, 1, 2, 2, 2)]],
  [
    'convolveTranspose2d',
    (x, w) => nn.convolveTranspose2d(x, w, { stride: 2, padding: 1, outputPadding: 1 }),
    [normal(1, 2, 2, 2), normal(2, 1, 3, 3)],
  ],
  ['padWith reflect', (x) => nn.padWith(x, [[2, 1]], { mode: 'reflect' }), [normal(4)]],
  ['padWith circular', (x) => nn.padWith(x, [[2, 1]], { mode: 'circular' }), [normal(4)]],
  ['poolMax2d', (x) => nn.poolMax2d(x, { kernelSize: 2, stride: 1 }), [normal(1, 3, 3)]],
  ['poolAverage2d', (x) => nn.poolAverage2d(x, { kernelSize: 2, padding: 1, ceilMode: true }), [normal(1, 3, 4)]],
  ['poolAdaptiveAverage', (x) => nn.poolAdaptiveAverage(x, 2), [normal(1, 1, 5)]],
  ['globalAveragePool', (x) => nn.globalAveragePool(x), [normal(1, 2, 3)]],
  ['resample nearest', (x) => nn.resample(x, { scale: 2 }), [normal(1, 1, 2, 2)]],
  ['resample linear', (x) => nn.resample(x, { size: 5, mode: 'linear' }), [normal(1, 1, 3)]],
  ['resample cubic', (x) => nn.resample(x, { size: 4, mode: 'cubic' }), [normal(1, 1, 3)]],
  ['flatten', (x) => nn.flatten(x), [normal(2, 2, 2)]],
  ['normalizeLayer', (x, weight, bias) => nn.normalizeLayer(x, { weight, bias }), [normal(2, 3), normal(3), normal(3)]],
  ['normalizeRms', (x, weight) => nn.normalizeRms(x, { weight }), [normal(2, 3), normal(3)]],
  [
    'normalizeGroups',
    (x, weight, bias) => nn.normalizeGroups(x, { groups: 2, weight, bias }),
    [normal(2, 4), normal(4), normal(4)],
  ],
  ['normalizeInstances', (x) => nn.normalizeInstances(x), [normal(2, 2, 3)]],
  ['normalizeBatch', (x, weight, bias) => nn.normalizeBatch(x, { weight, bias }), [normal(4, 2), normal(2), normal(2)]],
  ['embed', (table) => nn.embed(int(1, 0, 1), table), [normal(3, 2)]],
  [
    'scaledDotProductAttention',
    (q, k, v) => nn.scaledDotProductAttention(q, k, v, { causal: true }),
    [normal(3, 2), normal(3, 2), normal(3, 2)],
  ],
  [
    'lstmStep',
    (x, hidden, cell, ...w) => nn.lstmStep(x, { hidden, cell }, recurrent(w)).cell,
    [normal(2, 3), normal(2, 1), normal(2, 1), ...weights],
  ],
  [
    'gruStep',
    (x, hidden, ...w) => nn.gruStep(x, { hidden }, recurrent(w.map((part) => slice(part, [[0, 3]])))).hidden,
    [normal(2, 3), normal(2, 1), ...weights],
  ],
  [
    'rnnStep',
    (x, hidden, ...w) => nn.rnnStep(x, { hidden }, recurrent(w.map((part) => slice(part, [[0, 1]])))).hidden,
    [normal(2, 3), normal(2, 1), ...weights],
  ],
  ['prelu', (x, slope) => nn.prelu(x, slope), [normal(2, 2), normal(2)]],
  ['glu', (x) => nn.glu(x), [normal(2, 4)]],
  ['crossEntropy', (x) => nn.crossEntropy(x, int(0, 2), { labelSmoothing: 0.1 }), [normal(2, 3)]],
  ['crossEntropy of probabilities', (x, t) => nn.crossEntropy(x, softmax(t)), [normal(2, 3), normal(2, 3)]],
  ['negativeLogLikelihood', (x) => nn.negativeLogLikelihood(x, int(0, 2), { ignoreIndex: 0 }), [normal(2, 3)]],
  ['focal', (x) => nn.focal(x, int(0, 2)), [normal(2, 3)]],
  ['multiMargin', (x) => nn.multiMargin(x, int(0, 2), { power: 2 }), [normal(2, 3)]],
  ['meanSquaredError', (x, t) => nn.meanSquaredError(x, t), [normal(3), normal(3)]],
  ['meanAbsoluteError', (x, t) => nn.meanAbsoluteError(x, t), [normal(3), normal(3)]],
  ['huber', (x, t) => nn.huber(x, t), [normal(3), normal(3)]],
  ['smoothL1', (x, t) => nn.smoothL1(x, t), [normal(3), normal(3)]],
  ['logCosh', (x, t) => nn.logCosh(x, t), [normal(3), normal(3)]],
  ['binaryCrossEntropy', (x, t) => nn.binaryCrossEntropy(x, t), [positive(3), positive(3)]],
  ['binaryCrossEntropyWithLogits', (x, t) => nn.binaryCrossEntropyWithLogits(x, t), [normal(3), positive(3)]],
  ['binaryFocal', (x, t) => nn.binaryFocal(x, t), [normal(3), positive(3)]],
  ['klDivergence', (x, t) => nn.klDivergence(x, t), [normal(3), positive(3)]],
  [
    'poissonNegativeLogLikelihood',
    (x, t) => nn.poissonNegativeLogLikelihood(x, t, { full: true }),
    [normal(3), positive(3)],
  ],
  [
    'gaussianNegativeLogLikelihood',
    (x, t, v) => nn.gaussianNegativeLogLikelihood(x, t, v),
    [normal(3), normal(3), positive(3)],
  ],
  ['hinge', (x) => nn.hinge(x, signs), [normal(3)]],
  ['hingeEmbedding', (x) => nn.hingeEmbedding(x, signs), [normal(3)]],
  ['marginRanking', (a, b) => nn.marginRanking(a, b, signs, { margin: 0.1 }), [normal(3), normal(3)]],
  ['cosineEmbedding', (a, b) => nn.cosineEmbedding(a, b, signs), [normal(3, 2), normal(3, 2)]],
  ['cosineSimilarity', (a, b) => nn.cosineSimilarity(a, b), [normal(3, 2), normal(3, 2)]],
  ['tripletMargin', (a, p, n) => nn.tripletMargin(a, p, n, { swap: true }), [normal(3, 2), normal(3, 2), normal(3, 2)]],
  ...Object.entries({
    celu: nn.celu,
    elu: nn.elu,
    gelu: nn.gelu,
    hardShrink: nn.hardShrink,
    hardSigmoid: nn.hardSigmoid,
    hardSwish: nn.hardSwish,
    hardTanh: nn.hardTanh,
    leakyRelu: nn.leakyRelu,
    logSigmoid: nn.logSigmoid,
    mish: nn.mish,
    relu: nn.relu,
    relu6: nn.relu6,
    selu: nn.selu,
    sigmoid: nn.sigmoid,
    silu: nn.silu,
    softShrink: nn.softShrink,
    softsign: nn.softsign,
    tanh: nn.tanh,
    tanhShrink: nn.tanhShrink,
  }).map(([name, f]): Check => [name, (x) => f(x), [tensor(new Float64Array([-4.2, -1.3, -0.3, 0.4, 1.7, 7.1]))]]),
]

describe.each(checks)('%s', (_, f, inputs) => {
  it('has the gradient that finite differences find', () => {
    expect(gradCheck(f, inputs).comparisons).toBeGreaterThan(0)
  })

  it('has the second derivatives that finite differences of gradients find', () => {
    expect(gradGradCheck(f, inputs).comparisons).toBeGreaterThan(0)
  })
})
