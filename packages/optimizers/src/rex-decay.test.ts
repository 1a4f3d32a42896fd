import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { rexDecay } from './rex-decay.ts'
import { given } from './schedules.fixture.ts'

testSchedule('rexDecay', given(rexDecay, { start: 3, steps: 10 }), {
  test: it,
  describe,
  min: 0,
  max: 3,
  monotone: 'falling',
  // (1 - p) / (1/2 + (1 - p) / 2) at p = 1/2 is 2/3.
  golden: { 0: 3, 5: 2, 10: 0, 50: 0 },
})

describe('rexDecay', () => {
  it('is concave: it falls ever faster', () => {
    const schedule = rexDecay({ start: 1, end: 0.2, steps: 30 })
    for (let step = 1; step < 30; step++)
      expect(schedule(step - 1) - schedule(step)).toBeLessThan(schedule(step) - schedule(step + 1))
    expect([schedule(0), schedule(30)]).toEqual([1, 0.2])
  })
})
