import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { exponentialDecay } from './exponential-decay.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('exponentialDecay', given(exponentialDecay, { start: 1, factor: 0.9 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 1: 0.9, 2: 0.81, 10: 0.3486784401 },
})

describe('exponentialDecay', () => {
  it('follows PyTorch', () => {
    const rates = pytorch('ExponentialLR', { gamma: 0.93 }).learning_rates
    expectValues(exponentialDecay({ start: 0.5, factor: 0.93 }), rates)
  })

  it('falls by its factor over any stretch of its length', () => {
    const schedule = exponentialDecay({ start: 3, factor: 0.2, every: 7 })
    for (let step = 0; step < 30; step++) expect(schedule(step + 7) / schedule(step)).toBeCloseTo(0.2, 12)
  })

  it('stops at the end, on the way down and on the way up', () => {
    const down = exponentialDecay({ start: 1, factor: 0.5, end: 0.2 })
    expect([0, 1, 2, 3, 1e9].map(down)).toEqual([1, 0.5, 0.25, 0.2, 0.2])
    const up = exponentialDecay({ start: 1, factor: 2, end: 5 })
    expect([0, 1, 2, 3, 1e9].map(up)).toEqual([1, 2, 4, 5, 5])
    expect(exponentialDecay({ start: 1, factor: 2 })(10)).toBe(1024)
  })
})
