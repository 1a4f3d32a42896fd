import { testOptimizer } from '@chainrule/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipByNorm } from './clip-by-norm.ts'
import { clipByRms } from './clip-by-rms.ts'
import { gradientsThrough } from './show-gradient.fixture.ts'

testOptimizer('clipByNorm', clipByNorm, { test: it, describe, link: 'before', statePerParameter: 0 })
testOptimizer('clipByRms', clipByRms, { test: it, describe, link: 'before', statePerParameter: 0 })

const norm = (g: readonly number[]) => Math.hypot(...g)
const rms = (g: readonly number[]) => Math.hypot(...g) / Math.sqrt(g.length)

describe.each([
  ['clipByNorm', (limit: number) => clipByNorm({ maxNorm: limit }), norm],
  ['clipByRms', (limit: number) => clipByRms({ maxRms: limit }), rms],
])('%s', (_, make, measure) => {
  it('limits each gradient by itself and keeps its direction', () => {
    const gradient = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(gradient, gradient, fc.double({ min: 1e-2, max: 1e3, noNaN: true }), (a, b, limit) => {
        const results = gradientsThrough(make(limit), [a, b])
        for (const [i, g] of [a, b].entries()) {
          const share = Math.min(1, limit / measure(g))
          for (const [j, value] of g.entries())
            expect(Math.abs(results[i][j] - value * share)).toBeLessThanOrEqual(1e-12 * Math.max(1, limit))
          expect(measure(results[i])).toBeLessThanOrEqual(limit * (1 + 1e-12))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('leaves small gradients as they are, to the bit, and is defined for 0 and for nothing', () => {
    expect(gradientsThrough(make(1), [[0.1, 0.2], [0, 0], []])).toEqual([[0.1, 0.2], [0, 0], []])
  })
})
