import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import type { Tensor } from '../tensor.ts'
import {
  build,
  checkDerivatives,
  elementAt,
  expectNumbers,
  float64,
  int32,
  layoutsOf,
  varied,
} from '../testing.fixture.ts'

/** The definition for matrices. */
function slowly(a: Tensor, b: Tensor): Tensor {
  return build([a.shape[0], b.shape[1]], ([i, j]) => {
    let total = 0
    for (let k = 0; k < a.shape[1]; k++) total += elementAt(a, [i, k]) * elementAt(b, [k, j])
    return total
  })
}

describe('matmul', () => {
  it('agrees with its definition for matrices of any size and layout', () => {
    const size = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(size, size, size, (m, k, n) => {
        const [a, b] = [varied([m, k]), varied([k, n], { seed: 1 })]
        const expected = slowly(a, b)
        for (const { view: left } of layoutsOf(a)) {
          for (const { view: right } of layoutsOf(b)) expectNumbers(left.matmul(right), expected, 1e-14)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('agrees with its definition for a size that fills many tiles', () => {
    const [a, b] = [varied([33, 70]), varied([70, 21], { seed: 1 })]
    expectNumbers(a.matmul(b), slowly(a, b), 1e-13)
  })

  it.each([
    [
      [2, 3, 4],
      [4, 5],
      [2, 3, 5],
    ],
    [
      [3, 4],
      [2, 4, 5],
      [2, 3, 5],
    ],
    [
      [2, 1, 3, 4],
      [5, 4, 2],
      [2, 5, 3, 2],
    ],
    [[4], [4], []],
    [[3, 4], [4], [3]],
    [[4], [4, 3], [3]],
    [[4], [2, 4, 3], [2, 3]],
    [[2, 3, 4], [4], [2, 3]],
    [
      [0, 3, 4],
      [4, 5],
      [0, 3, 5],
    ],
  ])('stretches [%s] and [%s] to [%s]', (left, right, shape) => {
    const [a, b] = [varied(left), varied(right, { seed: 1 })]
    const product = a.matmul(b)
    expect(product.shape).toEqual(shape)
    // As a sum of products of everything with everything.
    const wideA = a.rank === 1 ? a.reshape([1, -1, 1]) : a.reshape([...left, 1])
    const wideB = b.rank === 1 ? b.reshape([1, -1, 1]) : b.reshape([...right.slice(0, -2), 1, ...right.slice(-2)])
    expectNumbers(product, wideA.mul(wideB).sum(-2).reshape(shape), 1e-14)
  })

  it('associates within rounding', () => {
    const [a, b, c] = [varied([3, 4]), varied([4, 5], { seed: 1 }), varied([5, 2], { seed: 2 })]
    expectNumbers(a.matmul(b).matmul(c), a.matmul(b.matmul(c)), 1e-13)
    expectNumbers(a.matmul(b).transpose(), b.transpose().matmul(a.transpose()), 1e-14)
  })

  it('sums float32 products in float64', () => {
    const [a, b] = [varied([2, 500], { dtype: 'float32' }), varied([500, 2], { seed: 1, dtype: 'float32' })]
    expectNumbers(a.matmul(b), slowly(a, b).cast('float32'))
  })

  it('is 0 where there is nothing to sum, and spreads NaN along rows and columns', () => {
    expect(
      zeros([2, 0])
        .matmul(zeros([0, 1]))
        .toArray(),
    ).toEqual([[0], [0]])
    expect(
      float64([
        [Number.NaN, 1],
        [1, 1],
      ])
        .matmul(float64([[0], [1]]))
        .toArray(),
    ).toEqual([[Number.NaN], [1]])
  })

  it('takes one row many times', () => {
    const row = varied([1, 3]).expand([2, 3])
    expectNumbers(row.matmul(varied([3, 2])), slowly(tensor(row.data(), { shape: [2, 3] }), varied([3, 2])), 1e-15)
  })

  it.each([
    [
      [2, 3],
      [3, 2],
    ],
    [
      [2, 2, 2],
      [2, 2],
    ],
    [[3], [3]],
    [[3], [3, 2]],
    [[2, 3], [3]],
  ])('has the derivatives of finite differences for [%s] and [%s]', (left, right) => {
    checkDerivatives((a, b) => a.matmul(b), varied(left), varied(right, { seed: 1 }))
  })

  it.each([
    [[2, 3], [2, 3], 'matmul-inner-size'],
    [[3], [2], 'matmul-inner-size'],
    [[2, 2, 2], [3, 2, 2], 'shapes-do-not-broadcast'],
    [[], [2], 'matmul-rank'],
  ] as [number[], number[], string][])('rejects [%s] and [%s]: %s', (left, right, code) => {
    expect(() => varied(left).matmul(varied(right))).toThrow(`(${code})`)
  })

  it('rejects integers and two precisions', () => {
    expect(() => int32([[1]]).matmul(int32([[1]]))).toThrow('(needs-float)')
    expect(() => varied([1, 1]).matmul(tensor([[1]]))).toThrow('(mixed-dtypes)')
    expect(varied([1, 1]).matmul(int32([[2]])).dtype).toBe('float64')
  })
})
