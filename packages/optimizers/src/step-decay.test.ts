import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { expectValues, given, pytorch } from './schedules.fixture.ts'
import { stepDecay } from './step-decay.ts'

testSchedule('stepDecay', given(stepDecay, { start: 1, factor: 0.5, every: 10 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 9: 1, 10: 0.5, 35: 0.125 },
})

describe('stepDecay', () => {
  it('follows PyTorch', () => {
    expectValues(stepDecay({ start: 0.5, factor: 0.5, every: 7 }), pytorch('StepLR', { step_size: 7 }).learning_rates)
    expectValues(stepDecay({ start: 0.3, every: 3 }), pytorch('StepLR', { step_size: 3 }).learning_rates)
  })

  it('stops at the end, from whichever side it starts', () => {
    const schedule = stepDecay({ start: 1, factor: 0.5, every: 1, end: 0.2 })
    expect([0, 1, 2, 3, 50].map(schedule)).toEqual([1, 0.5, 0.25, 0.2, 0.2])
    expect(stepDecay({ start: 0.1, every: 1, end: 0.2 })(9)).toBe(0.1)
  })
})
