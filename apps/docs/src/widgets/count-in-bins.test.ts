import { expect, it } from 'vitest'
import { countInBins } from './count-in-bins.ts'

it('counts every value once, the largest in the last bin', () => {
  expect(countInBins([0, 0.1, 0.9, 1], 2)).toEqual([
    { middle: 0.25, count: 2 },
    { middle: 0.75, count: 2 },
  ])
})

it('has one bin where all values are equal', () => {
  expect(countInBins([3, 3, 3])).toEqual([{ middle: 3, count: 3 }])
})
