import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortIndices } from './sort-indices.ts'

describe('sortIndices', () => {
  it('puts the smallest first, or the largest, and NaN last either way', () => {
    const values = Float32Array.of(3, Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN)
    expect(Array.from(sortIndices(values, false))).toEqual([4, 2, 0, 3, 1, 5])
    expect(Array.from(sortIndices(values, true))).toEqual([3, 0, 2, 4, 1, 5])
  })

  it('keeps the order of equal values, both zeros being equal', () => {
    expect(Array.from(sortIndices([1, 0, -0, 1, 0], false))).toEqual([1, 2, 4, 0, 3])
    expect(Array.from(sortIndices([1, 0, -0, 1, 0], true))).toEqual([0, 3, 1, 2, 4])
  })

  it('agrees with a comparison sort that breaks ties by index', () => {
    const element = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, 2, Number.NaN))
    fc.assert(
      fc.property(fc.array(element, { maxLength: 70 }), fc.boolean(), (values, descending) => {
        const rank = (x: number) => (descending ? -x : x)
        const compare = (a: number, b: number) => {
          const [x, y] = [values[a], values[b]]
          if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b
          return x === y ? a - b : rank(x) < rank(y) ? -1 : 1
        }
        expect(Array.from(sortIndices(values, descending))).toEqual([...values.keys()].sort(compare))
      }),
    )
  })

  it('takes nothing, and large inputs', () => {
    expect(sortIndices([], false)).toEqual(new Int32Array(0))
    const count = 100_003
    const values = Float64Array.from({ length: count }, (_, index) => (index * 7919) % count)
    const order = sortIndices(values, true)
    expect(order.every((index, at) => values[index] === count - 1 - at)).toBe(true)
  })
})
