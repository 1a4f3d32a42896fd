import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { repeat } from './repeat.ts'
import { tile } from './tile.ts'

const x = int32([
  [1, 2],
  [3, 4],
])

describe('tile', () => {
  it.each(layoutsOf(x))('repeats the whole along each axis, $layout', ({ view }) => {
    expect(tile(view, [2, 3]).toArray()).toEqual([
      [1, 2, 1, 2, 1, 2],
      [3, 4, 3, 4, 3, 4],
      [1, 2, 1, 2, 1, 2],
      [3, 4, 3, 4, 3, 4],
    ])
  })

  it('aligns repeats at the right and adds axes on the left', () => {
    expect(tile(x, [2]).shape).toEqual([2, 4])
    expect(tile(x, [3, 1, 2]).shape).toEqual([3, 2, 4])
    expect(tile(tensor(5), [2]).toArray()).toEqual([5, 5])
    expect(tile(x, [0, 1]).shape).toEqual([0, 2])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => tile(x, [2, 2]).square(), varied([2, 2]))
  })

  it('rejects negative repeats', () => {
    expect(() => tile(x, [-1])).toThrow('(bad-shape)')
  })
})

describe('repeat', () => {
  it.each(layoutsOf(x))('repeats each element along an axis, $layout', ({ view }) => {
    expect(repeat(view, 2).toArray()).toEqual([
      [1, 1, 2, 2],
      [3, 3, 4, 4],
    ])
    expect(repeat(view, 2, 0).toArray()).toEqual([
      [1, 2],
      [1, 2],
      [3, 4],
      [3, 4],
    ])
  })

  it('makes nothing of zero times', () => {
    expect(repeat(x, 0).shape).toEqual([2, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => repeat(x, 3, 0).square(), varied([2, 2]))
  })

  it('rejects a fraction', () => {
    expect(() => repeat(x, 1.5)).toThrow('(bad-shape)')
  })
})
