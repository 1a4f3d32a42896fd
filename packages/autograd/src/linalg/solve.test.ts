import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { solve } from './solve.ts'

describe('solve', () => {
  it.each([
    [
      [3, 3],
      [3, 2],
    ],
    [[3, 3], [3]],
    [
      [2, 3, 3],
      [3, 1],
    ],
    [
      [3, 3],
      [4, 3, 2],
    ],
    [
      [2, 1, 2, 2],
      [3, 2, 2],
    ],
    [[2, 2, 2], [2]],
  ])('fulfils a x = b for [%s] and [%s]', (left, right) => {
    const [a, b] = [varied(left), varied(right)]
    const x = solve(a, b)
    const product = a.matmul(x.rank < a.rank ? x.reshape([...x.shape, 1]) : x)
    expectNumbers(product, (right.length === 1 ? b.reshape([-1, 1]) : b).expand(product.shape), 1e-13)
  })

  it.each(layoutsOf(varied([3, 3])))('takes any layout: $layout', ({ view }) => {
    expectNumbers(view.matmul(solve(view, view.transpose())), view.transpose(), 1e-13)
  })

  it('rounds to float32 once, and takes integers', () => {
    expect(
      solve(
        int32([
          [2, 0],
          [0, 4],
        ]),
        int32([1, 1]),
      ).toArray(),
    ).toEqual([0.5, 0.25])
    expect(solve(tensor([[3]]), tensor([1])).item()).toBe(Math.fround(1 / 3))
  })

  it('takes nothing', () => {
    expect(solve(zeros([0, 0]), zeros([0, 2])).shape).toEqual([0, 2])
    expect(solve(tensor([[1]]), zeros([1, 0])).shape).toEqual([1, 0])
    expect(solve(zeros([0, 2, 2]), zeros([2])).shape).toEqual([0, 2])
  })

  it('spreads NaN', () => {
    expect(
      solve(
        float64([
          [Number.NaN, 0],
          [0, 1],
        ]),
        float64([1, 1]),
      ).toArray(),
    ).toEqual([Number.NaN, Number.NaN])
  })

  it.each([
    [
      [3, 3],
      [3, 2],
    ],
    [[2, 2, 2], [2]],
  ])('has the derivatives of finite differences for [%s] and [%s]', (left, right) => {
    checkDerivatives(solve, varied(left), varied(right))
  })

  it('says which matrix is singular, when values are computed', () => {
    const a = float64([
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 2],
        [2, 4],
      ],
    ])
    expect(() => solve(a, float64([1, 1])).data()).toThrow('matrix 1 of [2,2,2]')
    expect(() => solve(a, float64([1, 1])).data()).toThrow('(singular-matrix)')
  })

  it.each([
    [[2, 3], [2], 'not-square'],
    [[3], [3], 'not-a-matrix'],
    [[2, 2], [3], 'solve-sizes'],
    [[2, 2, 2], [3, 2, 1], 'shapes-do-not-broadcast'],
  ] as [number[], number[], string][])('rejects [%s] and [%s]: %s', (left, right, code) => {
    expect(() => solve(varied(left), varied(right))).toThrow(`(${code})`)
  })

  it('rejects two precisions', () => {
    expect(() => solve(varied([2, 2]), tensor([1, 2]))).toThrow('(mixed-dtypes)')
  })
})
