import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { float64, int32 } from '../testing.fixture.ts'
import { ceil, round, truncate } from './rounding.ts'

const edges = [Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53)]

describe('round', () => {
  it('takes halves to the even neighbour', () => {
    expect(round(float64([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5])).toArray()).toEqual([-2, -2, 0, 0, 2, 2, 4])
  })

  it('takes everything else to the nearest', () => {
    expect(round(float64([0.49999999999999994, -0.7, 1.2, 4503599627370495.5])).toArray()).toEqual([
      0, -1, 1, 4503599627370496,
    ])
    expect(round(float64(-1e-20)).item() + 0).toBe(0)
  })
})

describe('ceil and truncate', () => {
  it('go up, and toward 0', () => {
    expect(ceil(float64([-1.5, 1.2, 3])).toArray()).toEqual([-1, 2, 3])
    expect(truncate(float64([-1.5, 1.7, -3])).toArray()).toEqual([-1, 1, -3])
  })
})

describe.each([round, ceil, truncate])('%o', (f) => {
  it('leaves whole numbers, infinities and NaN alone', () => {
    expect(f(float64(edges)).toArray()).toEqual(edges)
    expect(f(int32([-3, 7])).toArray()).toEqual([-3, 7])
  })

  it('has no gradient', () => {
    expect(f(tensor([1.5], { requiresGrad: true })).tracked).toBe(false)
  })
})
