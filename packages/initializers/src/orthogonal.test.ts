import { abs, convolution, type DType, eye, max, notEqual, type Shape, slice, type Tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { deltaOrthogonal, normal, orthogonal } from './index.ts'
import { draw, momentsOf, request } from './statistics.fixture.ts'

/** How far the rows of a matrix, or its columns where they are fewer, are from being orthonormal. */
function flaw(matrix: Tensor): number {
  const [rows, columns] = matrix.shape
  const few = rows <= columns ? matrix : matrix.transpose()
  const size = Math.min(rows, columns)
  return max(abs(few.matmul(few.transpose()).sub(eye(size, size, { dtype: matrix.dtype })))).item()
}

const flat = (shape: Shape) => [shape[0], -1]

describe.each(['float32', 'float64'] as const)('orthogonal in %s', (dtype: DType) => {
  const rounding = dtype === 'float32' ? 1e-6 : 1e-14

  it('has orthonormal rows or columns, whichever are fewer', () => {
    for (const shape of [
      [1, 1],
      [7, 7],
      [3, 40],
      [40, 3],
      [6, 2, 3, 3],
      [20, 2, 3],
      [1, 9],
      [9, 1],
    ]) {
      expect(flaw(draw(orthogonal(), shape, { dtype }).reshape(flat(shape))), String(shape)).toBeLessThan(rounding)
    }
  })

  it('multiplies lengths by the gain', () => {
    const weight = draw(orthogonal({ gain: 3 }), [5, 5], { dtype })
    expect(flaw(weight.div(3))).toBeLessThan(rounding)
  })
})

it('draws every rotation and reflection equally often', () => {
  // For matrices evenly distributed over O(3): traces have the mean 0 and the variance 1 (Diaconis and Shahshahani, 1994), and half
  // of the determinants are negative. Without the signs of R the mean of the trace is far from 0.
  const count = 2000
  const traces: number[] = []
  let reflections = 0
  for (let seed = 0; seed < count; seed++) {
    const q = draw(orthogonal(), [3, 3], { seed }).data()
    traces.push(q[0] + q[4] + q[8])
    const determinant =
      q[0] * (q[4] * q[8] - q[5] * q[7]) - q[1] * (q[3] * q[8] - q[5] * q[6]) + q[2] * (q[3] * q[7] - q[4] * q[6])
    if (determinant < 0) reflections++
  }
  const mean = traces.reduce((sum, x) => sum + x, 0) / count
  const square = traces.reduce((sum, x) => sum + x * x, 0) / count
  // The fourth moment of the trace is 3, as that of a normal variable.
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count))
  expect(Math.abs(square - 1)).toBeLessThan(5 * Math.sqrt(2 / count))
  expect(Math.abs(reflections / count - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / count))
})

it('announces the exact mean square of an element', () => {
  for (const shape of [
    [4, 9],
    [9, 4],
    [8, 3, 2, 2],
  ]) {
    const weight = draw(orthogonal({ gain: 2 }), shape)
    const { mean, variance } = orthogonal({ gain: 2 }).expected(request(shape))
    expect(mean).toBe(0)
    // Orthonormal rows or columns fix the sum of squares, so that it holds for every draw.
    expect(weight.square().mean().item()).toBeCloseTo(variance, 14)
  }
})

it('fills empty matrices and refuses vectors', () => {
  for (const shape of [
    [0, 4],
    [4, 0],
    [0, 0],
    [3, 0, 2],
  ])
    expect(draw(orthogonal(), shape).shape).toEqual(shape)
  for (const shape of [[], [5]]) {
    expect(() => draw(orthogonal(), shape)).toThrow(expect.objectContaining({ code: 'initializer-rank' }))
    expect(() => orthogonal().expected(request(shape))).toThrow(`rank ${shape.length}`)
  }
  expect(() => orthogonal({ gain: -1 })).toThrow('orthogonal: gain must be in [0, ∞), got -1.')
})

describe('deltaOrthogonal', () => {
  const same = (window: readonly number[]) => ({
    stride: window.map(() => 1),
    padding: window.map((size) => [Math.floor((size - 1) / 2), Math.floor(size / 2)] as const),
    dilation: window.map(() => 1),
    inputDilation: window.map(() => 1),
    groups: 1,
  })

  it('lets a convolution keep the length of every pixel', () => {
    for (const window of [[3], [4], [3, 3], [2, 5], [1, 1, 3]]) {
      const x = draw(normal({ deviation: 1 }), [2, 3, ...window.map(() => 6)])
      const weight = draw(deltaOrthogonal(), [5, 3, ...window])
      const y = convolution(x, weight, same(window))
      const change = y.square().sum(1).div(x.square().sum(1)).sub(1)
      expect(max(abs(change)).item(), String(window)).toBeLessThan(1e-13)
    }
  })

  it('has orthonormal rows where outputs are fewer than inputs', () => {
    const weight = draw(deltaOrthogonal(), [3, 8, 3])
    expect(flaw(slice(weight, [null, null, [1, 2]]).reshape([3, 8]))).toBeLessThan(1e-14)
    expect(notEqual(weight, 0).sum().item()).toBe(24)
  })

  it('announces moments over the whole kernel, zeros included', () => {
    const shape = [12, 5, 3, 3]
    const { variance } = deltaOrthogonal({ gain: 2 }).expected(request(shape))
    expect(variance).toBeCloseTo(4 / (12 * 9), 15)
    const seen = momentsOf(draw(deltaOrthogonal({ gain: 2 }), shape))
    expect(seen.variance + seen.mean ** 2).toBeCloseTo(variance, 14)
  })

  it('refuses what has no window', () => {
    expect(() => draw(deltaOrthogonal(), [3, 3])).toThrow(
      'deltaOrthogonal: the parameter has rank 2, it fills rank 3 or more.',
    )
  })
})
