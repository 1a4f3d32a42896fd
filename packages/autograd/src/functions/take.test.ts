import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, int32, layoutsOf, uint32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { oneHot } from './one-hot.ts'
import { take } from './take.ts'

describe('take', () => {
  it.each(layoutsOf(varied([3, 2])))('picks rows or columns, $layout', ({ view }) => {
    const rows = view.toArray() as number[][]
    expect(take(view, int32([2, 0, 2])).toArray()).toEqual([rows[2], rows[0], rows[2]])
    expect(take(view, uint32([1]), 1).toArray()).toEqual(rows.map((row) => [row[1]]))
  })

  it('puts the axes of the positions where the axis was', () => {
    expect(
      take(
        varied([4, 5, 6]),
        int32([
          [1, 2, 3],
          [0, 0, 0],
        ]),
        1,
      ).shape,
    ).toEqual([4, 2, 3, 6])
    expect(take(varied([4, 5]), int32(3)).shape).toEqual([5])
    expect(take(varied([4, 5]), int32([])).shape).toEqual([0, 5])
  })

  it('keeps the type of what it picks from', () => {
    expect(take(tensor([true, false]), int32([1, 0])).toArray()).toEqual([false, true])
    expect(take(int32([7, 8]), int32([1])).dtype).toBe('int32')
  })

  it('adds up the gradients of what is picked twice', () => {
    const gradient = grad((x) => take(x, int32([1, 1, 0])).sum())(zeros([3]))
    expect(gradient.toArray()).toEqual([1, 2, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(
      (x) =>
        take(
          x,
          int32([
            [1, 0],
            [1, 1],
          ]),
          1,
        ).square(),
      varied([2, 3]),
    )
  })

  it.each([3, -1])('rejects position %s when values are computed', (position) => {
    const picked = take(zeros([3]), int32([position]))
    expect(() => picked.data()).toThrow('(index-out-of-range)')
  })

  it('rejects positions that are not integers', () => {
    expect(() => take(zeros([3]), tensor([1]))).toThrow('(index-not-integer)')
  })
})

describe('oneHot', () => {
  it('has a one at the place of each label', () => {
    expect(oneHot(int32([[2, 0]]), 3).toArray()).toEqual([
      [
        [0, 0, 1],
        [1, 0, 0],
      ],
    ])
    expect(oneHot(uint32(1), 2).toArray()).toEqual([0, 1])
    expect(oneHot(int32([]), 4).shape).toEqual([0, 4])
  })

  it.each(['float32', 'float64', 'int32', 'uint32', 'bool'] as const)('makes %s', (dtype) => {
    const result = oneHot(int32([1]), 2, { dtype })
    expect(result.dtype).toBe(dtype)
    expect([...result.data()]).toEqual([0, 1])
  })

  it.each([3, -1])('rejects label %s of 3 classes when values are computed', (label) => {
    expect(() => oneHot(int32([0, label]), 3).data()).toThrow('(index-out-of-range)')
  })

  it('rejects labels that are not integers', () => {
    expect(() => oneHot(tensor([1]), 2)).toThrow('(index-not-integer)')
  })
})
