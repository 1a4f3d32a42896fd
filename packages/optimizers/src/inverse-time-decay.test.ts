import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { inverseTimeDecay } from './inverse-time-decay.ts'
import { given } from './schedules.fixture.ts'

testSchedule('inverseTimeDecay', given(inverseTimeDecay, { start: 1, rate: 0.5 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 2: 0.5, 6: 0.25 },
})

it('falls as one over the time', () => {
  const schedule = inverseTimeDecay({ start: 3, rate: 0.5 })
  expect([0, 1, 2, 4].map(schedule)).toEqual([3, 2, 1.5, 1])
})

it('has a divergent sum, as Robbins and Monro ask: steps 10ᵏ to 10ᵏ⁺¹ add about ln 10 / rate each time', () => {
  const schedule = inverseTimeDecay({ start: 1, rate: 1 })
  const decade = (from: number) => {
    let sum = 0
    for (let step = from; step < 10 * from; step++) sum += schedule(step)
    return sum
  }
  expect(decade(1000)).toBeCloseTo(Math.LN10, 2)
  expect(decade(10_000)).toBeCloseTo(Math.LN10, 3)
})

it('rejects a negative rate', () => {
  expect(() => inverseTimeDecay({ start: 1, rate: -1 })).toThrow('inverseTimeDecay: rate must be in [0, ∞), got -1.')
})
