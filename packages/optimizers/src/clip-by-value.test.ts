import { testOptimizer } from '@chainrule/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipByValue } from './clip-by-value.ts'
import { gradientsThrough } from './show-gradient.fixture.ts'

testOptimizer('clipByValue', clipByValue, {
  test: it,
  describe,
  link: 'before',
  elementwise: true,
  statePerParameter: 0,
})

describe('clipByValue', () => {
  it('limits every element, and leaves those inside as they are, to the bit', () => {
    const element = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (g, limit) => {
        const expected = g.map((value) => Math.max(-limit, Math.min(limit, value)) + 0)
        expect(gradientsThrough(clipByValue({ limit }), [g])).toEqual([expected])
      }),
      { numRuns: 50 },
    )
  })

  it('gives infinite elements the limit, and shows NaN instead of hiding it', () => {
    const g = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]
    expect(gradientsThrough(clipByValue({ limit: 3 }), [g])).toEqual([[3, -3, Number.NaN]])
  })
})
