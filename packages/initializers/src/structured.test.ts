import {
  abs,
  convolution,
  equal,
  eye,
  initialize,
  max,
  notEqual,
  Parameter,
  type Shape,
  sigmoid,
  sizeOf,
  slice,
  type Tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  dirac,
  forgetGateOne,
  identity,
  normal,
  priorProbability,
  reZero,
  skipInit,
  sparse,
  zeroHadamard,
} from './index.ts'
import { draw, momentsOf, request } from './statistics.fixture.ts'

const rankError = expect.objectContaining({ code: 'initializer-rank' })

describe('sparse', () => {
  it('leaves the same number of weights in every unit', () => {
    for (const [sparsity, zeros] of [
      [0, 0],
      [0.3, 6],
      [0.74, 15],
      [1, 20],
    ]) {
      const weight = draw(sparse({ sparsity }), [50, 4, 5])
      const empty = equal(weight, 0).sum([1, 2]).toArray() as number[]
      expect(
        empty.every((count) => count === zeros),
        `${sparsity}`,
      ).toBe(true)
    }
  })

  it('puts the zeros at random, independently of the weights and of each other', () => {
    const [rows, columns] = [4000, 10]
    const empty = equal(draw(sparse({ sparsity: 0.3 }), [rows, columns]), 0).cast('float64')
    // Each place is empty with probability 0.3; two places of a row with 3/10 · 2/9.
    const shares = empty.mean(0).data()
    for (const share of shares) expect(Math.abs(share - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / rows))
    const both = slice(empty, [null, [0, 1]])
      .mul(slice(empty, [null, [1, 2]]))
      .mean()
      .item()
    expect(Math.abs(both - 1 / 15)).toBeLessThan(5 * Math.sqrt(1 / 15 / rows))
  })

  it('draws the others from its normal distribution', () => {
    const drawn = draw(sparse({ sparsity: 0.5, deviation: 2 }), [400, 250])
    const { mean, variance } = momentsOf(drawn)
    expect(sparse({ sparsity: 0.5, deviation: 2 }).expected(request([400, 250]))).toEqual({ mean: 0, variance: 2 })
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(2 / drawn.size))
    // The fourth moment of one in two normal variables of variance 4 is 24.
    expect(Math.abs(variance - 2)).toBeLessThan(5 * Math.sqrt((24 - 4) / drawn.size))
  })

  it('refuses vectors and shares that are none', () => {
    expect(() => draw(sparse({ sparsity: 0.5 }), [4])).toThrow(rankError)
    expect(() => sparse({ sparsity: 1.1 })).toThrow('sparse: sparsity must be in [0, 1], got 1.1.')
    // @ts-expect-error: the share has no default.
    expect(() => sparse()).toThrow(expect.objectContaining({ code: 'missing-hyperparameter' }))
  })
})

/** The moments over the elements, which for a draw without chance are those that are announced. */
function expectExactMoments(initializer: ReturnType<typeof identity>, shape: Shape): void {
  const seen = momentsOf(draw(initializer, shape))
  const { mean, variance } = initializer.expected(request(shape))
  expect(Math.abs(seen.mean - mean)).toBeLessThan(1e-15)
  expect(Math.abs(seen.variance - variance)).toBeLessThan(1e-15)
}

describe('identity', () => {
  it('passes an input on, multiplied', () => {
    expect(max(abs(draw(identity({ gain: -2 }), [3, 3]).sub(eye(3, 3, { dtype: 'float64' }).mul(-2)))).item()).toBe(0)
    expect(draw(identity(), [2, 3]).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
    expect(draw(identity(), [3, 2]).toArray()).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ])
  })

  it('announces exact moments, and refuses what is no matrix', () => {
    for (const shape of [
      [3, 3],
      [2, 5],
      [7, 1],
    ])
      expectExactMoments(identity({ gain: 1.5 }), shape)
    for (const shape of [[], [3], [3, 3, 3]]) expect(() => draw(identity(), shape)).toThrow(rankError)
  })
})

describe('dirac', () => {
  const convolve = (x: Tensor, weight: Tensor, groups: number) => {
    const window = weight.shape.slice(2)
    return convolution(x, weight, {
      stride: window.map(() => 1),
      padding: window.map((size) => [Math.floor((size - 1) / 2), Math.floor(size / 2)] as const),
      dilation: window.map(() => 1),
      inputDilation: window.map(() => 1),
      groups,
    })
  }

  it('makes a convolution with padding the identity, in every dimension and for windows of even size', () => {
    for (const window of [[3], [4], [2, 3], [3, 1, 5]]) {
      for (const groups of [1, 2, 4]) {
        const x = draw(normal(), [2, 4, ...window.map(() => 5)])
        const weight = draw(dirac({ groups }), [4, 4 / groups, ...window])
        expect(max(abs(convolve(x, weight, groups).sub(x))).item(), `${window} in ${groups}`).toBe(0)
      }
    }
  })

  it('leaves channels 0 that have no counterpart', () => {
    const x = draw(normal(), [1, 2, 5])
    const wider = convolve(x, draw(dirac(), [3, 2, 3]), 1)
    expect(max(abs(slice(wider, [null, [0, 2]]).sub(x))).item()).toBe(0)
    expect(max(abs(slice(wider, [null, [2, 3]]))).item()).toBe(0)
    const narrower = convolve(x, draw(dirac(), [1, 2, 3]), 1)
    expect(max(abs(narrower.sub(slice(x, [null, [0, 1]])))).item()).toBe(0)
  })

  it('announces exact moments', () => {
    for (const shape of [
      [4, 4, 3],
      [6, 2, 3, 3],
      [2, 5, 1],
    ])
      expectExactMoments(dirac(), shape)
    expectExactMoments(dirac({ groups: 3 }), [6, 4, 2, 2])
  })

  it('refuses matrices, and groups that do not divide the outputs', () => {
    expect(() => draw(dirac(), [3, 3])).toThrow(rankError)
    expect(() => draw(dirac({ groups: 2 }), [3, 3, 3])).toThrow(
      'dirac: 2 groups do not divide the 3 outputs of [3,3,3]. Pass the groups of the convolution. (dirac-groups)',
    )
    expect(() => dirac({ groups: 1.5 })).toThrow(expect.objectContaining({ code: 'hyperparameter-out-of-range' }))
  })
})

describe('zeroHadamard', () => {
  it('is as much of the identity as there is where outputs do not outnumber inputs', () => {
    expect(draw(zeroHadamard(), [2, 3]).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
    expect(draw(zeroHadamard(), [2, 2]).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('has orthogonal columns of length √2, or 1 as in the authors’ code, for a power of two', () => {
    for (const [preset, square] of [
      [{}, 2],
      [zeroHadamard.presets.reference, 1],
    ] as const) {
      const weight = draw(zeroHadamard(preset), [16, 5])
      const products = weight.transpose().matmul(weight)
      expect(max(abs(products.sub(eye(5, 5, { dtype: 'float64' }).mul(square)))).item()).toBeLessThan(1e-14)
    }
  })

  it('gives every unit a row of its own for up to as many outputs as Hadamard has rows over the inputs', () => {
    const rows = draw(zeroHadamard(), [8, 7]).toArray() as number[][]
    expect(new Set(rows.map(String)).size).toBe(8)
  })

  it('stands in the middle of a kernel', () => {
    const kernel = draw(zeroHadamard(), [6, 3, 3, 5])
    const matrix = draw(zeroHadamard(), [6, 3])
    expect(
      slice(kernel, [null, null, [1, 2], [2, 3]])
        .reshape([6, 3])
        .toArray(),
    ).toEqual(matrix.toArray())
    expect(notEqual(kernel, 0).sum().item()).toBe(18)
  })

  it('announces exact moments for every shape', () => {
    for (let outputs = 1; outputs <= 17; outputs++) {
      for (let inputs = 1; inputs <= 17; inputs += 3) expectExactMoments(zeroHadamard(), [outputs, inputs])
    }
    expectExactMoments(zeroHadamard(), [9, 4, 3, 2])
  })

  it('refuses vectors', () => {
    expect(() => draw(zeroHadamard(), [4])).toThrow(rankError)
  })
})

describe('biases and factors', () => {
  it('opens the forget gate of an LSTM', () => {
    expect(draw(forgetGateOne(), [8]).toArray()).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
    expect(draw(forgetGateOne({ value: 0.1 }), [4], { dtype: 'float64' }).toArray()).toEqual([0, 0.1, 0, 0])
    expect(draw(forgetGateOne(), [0], { dtype: 'float32' }).toArray()).toEqual([])
    expectExactMoments(forgetGateOne({ value: 2 }), [12])
  })

  it('refuses biases that do not have four gates', () => {
    expect(() => draw(forgetGateOne(), [6])).toThrow(expect.objectContaining({ code: 'forget-gate-size' }))
    for (const shape of [[], [4, 4]]) expect(() => draw(forgetGateOne(), shape)).toThrow(rankError)
  })

  it('starts a classifier at a probability', () => {
    for (const probability of [0.01, 0.5, 0.99]) {
      const said = sigmoid(draw(priorProbability({ probability }), [3])).data()
      for (const each of said) expect(each).toBeCloseTo(probability, 14)
    }
    for (const probability of [0, 1]) {
      expect(() => priorProbability({ probability })).toThrow(
        expect.objectContaining({ code: 'hyperparameter-out-of-range' }),
      )
    }
  })

  it('starts residual branches at nothing, or at the value that is given', () => {
    const model = initialize(
      {
        a: new Parameter([], 'float32', { initializer: reZero() }),
        b: new Parameter([], 'float64', { initializer: skipInit() }),
        c: new Parameter([2], 'float64', { initializer: skipInit({ value: 0.3 }) }),
      },
      { seed: 1 },
    )
    expect([model.a.item(), model.b.item(), model.c.toArray()]).toEqual([0, 0, [0.3, 0.3]])
    expect(skipInit({ value: 0.3 }).expected(request([]))).toEqual({ mean: 0.3, variance: 0 })
    expect(sizeOf(model.c.shape)).toBe(2)
  })
})
