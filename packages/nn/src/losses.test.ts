import { abs, finite, grad, logSoftmax, max, min, slice, softmax, type Tensor, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  binaryFocal,
  cosineEmbedding,
  cosineSimilarity,
  crossEntropy,
  focal,
  gaussianNegativeLogLikelihood,
  hinge,
  hingeEmbedding,
  huber,
  klDivergence,
  logCosh,
  marginRanking,
  meanAbsoluteError,
  meanSquaredError,
  multiMargin,
  negativeLogLikelihood,
  poissonNegativeLogLikelihood,
  smoothL1,
  tripletMargin,
} from './index.ts'

const int = (...values: number[]) => tensor(values, { dtype: 'int32' })

describe('crossEntropy', () => {
  const logits = tensor(
    [
      [1, 2, 0.5],
      [0, -1, 3],
    ],
    { dtype: 'float64' },
  )

  it('is the same for labels and for their probabilities, smoothed or not', () => {
    const truth = tensor(
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
      { dtype: 'float64' },
    )
    for (const labelSmoothing of [0, 0.3]) {
      const [byLabel, byTruth] = [int(1, 2), truth].map((target) => crossEntropy(logits, target, { labelSmoothing }))
      expect(byLabel.item()).toBeCloseTo(byTruth.item(), 12)
    }
  })

  it('has the gradient softmax - truth', () => {
    const slope = grad((x: Tensor) => crossEntropy(x, int(1, 2), { reduction: 'sum' }))(logits)
    const expected = softmax(logits).sub(
      tensor(
        [
          [0, 1, 0],
          [0, 0, 1],
        ],
        { dtype: 'float64' },
      ),
    )
    expect(max(abs(slope.sub(expected))).item()).toBeLessThan(1e-15)
  })

  it('stays finite for huge logits', () => {
    const x = tensor([[1e4, 0, -1e4]])
    expect(crossEntropy(x, int(0)).item()).toBe(0)
    expect(crossEntropy(x, int(2)).item()).toBe(2e4)
    expect(grad((x: Tensor) => crossEntropy(x, int(2)))(x).toArray()).toEqual([[1, 0, -1]])
  })

  it('keeps what it ignores out of value and gradient, even infinities', () => {
    const x = tensor([
      [1, 2, 0.5],
      [Number.NEGATIVE_INFINITY, 0, 0],
    ])
    const f = (x: Tensor) => crossEntropy(x, int(1, -7), { ignoreIndex: -7, labelSmoothing: 0.1 })
    const alone = (x: Tensor) => crossEntropy(x, int(1), { labelSmoothing: 0.1 })
    expect(f(x).item()).toBeCloseTo(alone(slice(x, [[0, 1]])).item(), 6)
    expect(abs(slice(grad(f)(x), [[1]])).toArray()).toEqual([[0, 0, 0]])
  })

  it('is NaN where everything is ignored, as the mean of nothing', () => {
    expect(crossEntropy(logits, int(0, 0), { ignoreIndex: 0 }).item()).toBeNaN()
  })

  it('carries NaN on', () => {
    expect(crossEntropy(tensor([[Number.NaN, 1]]), int(1)).item()).toBeNaN()
  })

  it('takes unsigned labels, and classes on the last axis for sequences', () => {
    expect(crossEntropy(logits, tensor([1, 2], { dtype: 'uint32' })).item()).toBe(
      crossEntropy(logits, int(1, 2)).item(),
    )
    const sequence = logits.reshape([1, 2, 3])
    const loss = crossEntropy(sequence, int(1, 2).reshape([1, 2]), { axis: -1 })
    expect(loss.item()).toBe(crossEntropy(logits, int(1, 2)).item())
  })

  it('names the label that is no class at once, before anything is built on it', () => {
    expect(() => crossEntropy(logits, int(1, 3))).toThrow(
      expect.objectContaining({
        code: 'index-out-of-range',
        message: expect.stringContaining('crossEntropy: the number 3 (element 1 of [2]) is not one of 3'),
      }),
    )
    expect(() => crossEntropy(logits, int(-1, 0))).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
    expect(() => crossEntropy(logits, int(-1, 0), { ignoreIndex: -1 })).not.toThrow()
  })

  it('finds a wrong label that has no value yet when it is computed, and works again afterwards', () => {
    const loss = crossEntropy(logits, int(1, 2).add(1))
    expect(() => loss.item()).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
    expect(crossEntropy(logits, int(0, 1).add(1)).item()).toBe(crossEntropy(logits, int(1, 2)).item())
  })

  it.each<[string, string, () => unknown]>([
    ['labels that are floats', 'labels-shape', () => crossEntropy(logits, tensor([1, 2]))],
    [
      'labels that are truth values',
      'labels-dtype',
      () =>
        crossEntropy(
          logits,
          tensor([
            [true, false, false],
            [true, false, false],
          ]),
        ),
    ],
    ['labels of another batch', 'labels-shape', () => crossEntropy(logits, int(1, 2, 0))],
    ['labels with an axis too many', 'labels-shape', () => crossEntropy(logits, int(1, 2).reshape([2, 1]))],
    [
      'sequences with the classes last, unless told',
      'labels-shape',
      () => crossEntropy(logits.reshape([1, 2, 3]), int(1, 2).reshape([1, 2])),
    ],
    ['an axis that does not exist', 'labels-shape', () => crossEntropy(logits, int(1, 2), { axis: 2 })],
    [
      'weights for other classes',
      'class-weights',
      () => crossEntropy(logits, int(1, 2), { classWeights: tensor([1, 2]) }),
    ],
    [
      'probabilities with a label to ignore',
      'labels-dtype',
      () => crossEntropy(logits, softmax(logits), { ignoreIndex: 0 }),
    ],
    ['probabilities where only labels have a meaning', 'labels-dtype', () => focal(logits, softmax(logits))],
    ['float labels in nll', 'labels-dtype', () => negativeLogLikelihood(logits, tensor([1, 2]))],
    [
      'a reduction that does not exist',
      'unknown-reduction',
      () => crossEntropy(logits, int(1, 2), { reduction: 'max' as never }),
    ],
  ])('refuses %s', (_, code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }))
  })
})

describe('losses of pairs', () => {
  const losses: { [name: string]: (a: Tensor, b: Tensor) => Tensor } = {
    binaryCrossEntropy,
    binaryCrossEntropyWithLogits,
    binaryFocal,
    cosineSimilarity,
    hinge,
    hingeEmbedding,
    huber,
    klDivergence,
    logCosh,
    meanAbsoluteError,
    meanSquaredError,
    poissonNegativeLogLikelihood,
    smoothL1,
  }

  it.each(Object.entries(losses))('%s never stretches [2, 1] to [2]', (name, loss) => {
    expect(() => loss(tensor([[1], [2]]), tensor([1, 2]))).toThrow(
      expect.objectContaining({
        code: 'loss-shapes',
        message: expect.stringContaining(`${name}: the prediction is [2,1]`),
      }),
    )
  })

  it.each(Object.entries(losses))('%s carries NaN on', (_, loss) => {
    expect(loss(tensor([Number.NaN, 0.5]), tensor([1, 1])).item()).toBeNaN()
  })

  it.each(Object.entries(losses))('%s takes whole numbers and truth values as targets', (_, loss) => {
    const p = tensor([0.25, 0.5])
    const expected = loss(p, tensor([1, 0])).item()
    expect(loss(p, int(1, 0)).item()).toBe(expected)
    expect(loss(p, tensor([true, false])).item()).toBe(expected)
  })

  it('refuse two precisions of floats', () => {
    expect(() => meanSquaredError(tensor([1]), tensor([1], { dtype: 'float64' }))).toThrow(
      expect.objectContaining({ code: 'mixed-dtypes' }),
    )
  })
})

describe('closed forms', () => {
  const x = tensor([-3, -0.5, 0, 2], { dtype: 'float64' })
  const each = { reduction: 'none' } as const

  it('logCosh is the logarithm of cosh, also where cosh overflows', () => {
    const got = logCosh(x, x.zerosLike(), each).data()
    x.data().forEach((value, i) => {
      expect(got[i]).toBeCloseTo(Math.log(Math.cosh(value)), 12)
    })
    expect(logCosh(tensor([-5000]), tensor([0])).item()).toBeCloseTo(5000 - Math.LN2, 2)
  })

  it('hinge is 0 beyond the margin, and its square with power 2', () => {
    const t = tensor([-1, -1, 1, 1], { dtype: 'float64' })
    expect(hinge(x, t, each).toArray()).toEqual([0, 0.5, 1, 0])
    expect(hinge(x, t, { ...each, power: 2 }).toArray()).toEqual([0, 0.25, 1, 0])
  })

  it('focal losses without focus are cross-entropies', () => {
    const t = tensor([0, 1, 1, 0], { dtype: 'float64' })
    expect(binaryFocal(x, t, { gamma: 0, alpha: null }).item()).toBeCloseTo(
      binaryCrossEntropyWithLogits(x, t).item(),
      12,
    )
    const logits = x.reshape([2, 2])
    expect(focal(logits, int(0, 1), { gamma: 0 }).item()).toBeCloseTo(crossEntropy(logits, int(0, 1)).item(), 12)
  })

  it('focal losses follow their formula', () => {
    const t = [0, 1, 1, 0]
    const got = binaryFocal(x, tensor(t, { dtype: 'float64' }), { ...each, gamma: 1.5, alpha: 0.3 }).data()
    x.data().forEach((value, i) => {
      const p = 1 / (1 + Math.exp(t[i] ? -value : value))
      expect(got[i]).toBeCloseTo((t[i] ? 0.3 : 0.7) * (1 - p) ** 1.5 * -Math.log(p), 12)
    })
    const p = softmax(x.reshape([2, 2])).data()
    const many = focal(x.reshape([2, 2]), int(0, 1), { ...each, gamma: 3 }).data()
    expect(many[0]).toBeCloseTo((1 - p[0]) ** 3 * -Math.log(p[0]), 12)
    expect(many[1]).toBeCloseTo((1 - p[3]) ** 3 * -Math.log(p[3]), 12)
  })

  it('binary cross-entropy from logits keeps its digits where the sigmoid is 1', () => {
    const loss = binaryCrossEntropyWithLogits(tensor([40], { dtype: 'float64' }), int(1)).item()
    expect(loss / Math.exp(-40)).toBeCloseTo(1, 12)
  })

  it('binary cross-entropy is bounded where a probability is 0 or 1, with finite gradients', () => {
    const p = tensor([0, 1, 0, 1])
    const t = tensor([0, 1, 1, 0])
    expect(binaryCrossEntropy(p, t, each).toArray()).toEqual([0, 0, 100, 100])
    expect(min(finite(grad((p: Tensor) => binaryCrossEntropy(p, t))(p))).item()).toBe(1)
    expect(binaryCrossEntropy(tensor([1.5, 0.5]), tensor([1, 1])).item()).toBeNaN()
  })

  it('the divergence of a distribution from itself is 0', () => {
    const p = softmax(x.reshape([2, 2]))
    const got = klDivergence(logSoftmax(x.reshape([2, 2])), p, { reduction: 'batchMean' })
    expect(Math.abs(got.item())).toBeLessThan(1e-15)
  })

  it('a Gaussian variance below the bound still learns', () => {
    const slope = grad((v: Tensor) => gaussianNegativeLogLikelihood(tensor([1]), tensor([0]), v))(tensor([0]))
    expect(slope.item()).toBeLessThan(-1e11)
  })

  it('marginRanking, multiMargin, cosineEmbedding and tripletMargin are 0 where the margin is kept', () => {
    const [a, b] = [tensor([[2, 0]]), tensor([[0, 3]])]
    expect(marginRanking(tensor([2]), tensor([0]), tensor([1]), { margin: 1 }).item()).toBe(0)
    expect(multiMargin(a, int(0)).item()).toBe(0)
    expect(cosineEmbedding(a, b, tensor([-1])).item()).toBe(0)
    expect(tripletMargin(a, a, b, { epsilon: 0 }).item()).toBe(0)
  })

  it('distances and angles of equal or zero vectors have finite gradients', () => {
    const zero = tensor([[0, 0]])
    expect(min(finite(grad((x: Tensor) => tripletMargin(x, zero, zero, { epsilon: 0 }))(zero))).item()).toBe(1)
    expect(min(finite(grad((x: Tensor) => cosineSimilarity(x, zero).sum())(zero))).item()).toBe(1)
  })
})
