import { describe, expect, it } from 'vitest'
import { concat, tensor } from '../create.ts'
import { checkDerivatives, expectNumbers, layoutsOf, varied } from '../testing.fixture.ts'
import { split } from './split.ts'
import { squeeze, unsqueeze } from './squeeze.ts'

describe('split', () => {
  it.each(layoutsOf(varied([2, 6])))('is undone by concat, $layout', ({ view }) => {
    expectNumbers(concat(split(view, 3, 1), 1), view)
    expectNumbers(concat(split(view, [1, 0, 5], -1), 1), view)
    expect(split(view, [1, 0, 5], 1).map(({ shape }) => shape[1])).toEqual([1, 0, 5])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => split(x, [1, 2]).map((part) => part.square()), varied([3, 2]))
  })

  it.each([[4], [0], [-2], [1.5], [[1, 2]], [[7, -1]]])('rejects %s', (parts) => {
    expect(() => split(varied([6]), parts)).toThrow('(split-sizes)')
  })
})

describe('squeeze', () => {
  it('drops axes of size 1', () => {
    expect(squeeze(varied([1, 2, 1])).shape).toEqual([2])
    expect(squeeze(varied([1, 2, 1]), 0).shape).toEqual([2, 1])
    expect(squeeze(varied([1, 2, 1]), [0, -1]).shape).toEqual([2])
    expect(squeeze(tensor([[7]])).item()).toBe(7)
  })

  it('rejects an axis of another size', () => {
    expect(() => squeeze(varied([1, 2, 1]), 1)).toThrow('(squeeze-size)')
  })
})

describe('unsqueeze', () => {
  it('adds an axis anywhere', () => {
    const shapes = [0, 1, 2, -1, -3].map((axis) => unsqueeze(varied([2, 3]), axis).shape)
    expect(shapes).toEqual([
      [1, 2, 3],
      [2, 1, 3],
      [2, 3, 1],
      [2, 3, 1],
      [1, 2, 3],
    ])
    expect(unsqueeze(tensor(5), 0).shape).toEqual([1])
  })

  it('rejects a place that does not exist', () => {
    expect(() => unsqueeze(varied([2]), 2)).toThrow('(axis-out-of-range)')
  })
})
