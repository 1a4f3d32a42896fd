import { testSchedule } from '@chainrule/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import fixtures from '../../../tools/oracles/fixtures/schedules.json' with { type: 'json' }
import { cosineDecay } from './cosine-decay.ts'
import { given } from './schedules.fixture.ts'

testSchedule('cosineDecay', given(cosineDecay, { start: 1, end: 0.5, steps: 10 }), {
  test: it,
  describe,
  min: 0.5,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 5: 0.75, 10: 0.5 },
})

describe('cosineDecay', () => {
  it('follows PyTorch down to the end, where PyTorch climbs again', () => {
    const entry = fixtures.cases.find(({ schedule }) => schedule === 'CosineAnnealingLR')
    const rates = entry?.learning_rates as number[]
    const schedule = cosineDecay({ start: 0.5, end: 0.01, steps: 25 })
    for (let step = 0; step <= 25; step++) expect(schedule(step)).toBeCloseTo(rates[step], 11)
    expect(rates[26]).toBeGreaterThan(rates[25])
    for (let step = 25; step < 60; step++) expect(schedule(step)).toBe(0.01)
  })

  it('goes from start to end without turning, and the halves mirror each other', () => {
    const size = fc.double({ min: 0, max: 10, noNaN: true })
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 50 }), (start, end, steps) => {
        const schedule = cosineDecay({ start, end, steps })
        expect(schedule(0)).toBeCloseTo(start, 12)
        expect(schedule(steps)).toBe(end)
        for (let step = 0; step < steps; step++) {
          expect((schedule(step + 1) - schedule(step)) * (end - start)).toBeGreaterThanOrEqual(-1e-12)
          expect(schedule(step) + schedule(steps - step)).toBeCloseTo(start + end, 12)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('says what it is, and rejects settings out of range', () => {
    expect(cosineDecay({ start: 1, steps: 5 }).schedule).toEqual({
      name: 'cosineDecay',
      settings: { start: 1, end: 0, steps: 5 },
    })
    expect(() => cosineDecay({ start: 1, steps: 0 })).toThrow(
      'cosineDecay: steps must be a whole number in [1, ∞), got 0.',
    )
    // @ts-expect-error The number of steps has no default.
    expect(() => cosineDecay({ start: 1 })).toThrow('cosineDecay: steps has no default and was not given.')
  })
})
