import { expect, it } from 'vitest'
import { median, ratio } from './statistics.ts'

it('takes the middle of an odd number of values and halfway between two of an even number', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

it('compares what was measured in the same round, so that a slow phase of the machine cancels out', () => {
  expect(ratio([10, 1, 10], [5, 0.5, 2])).toEqual({ middle: 2, low: 2, high: 5 })
})
