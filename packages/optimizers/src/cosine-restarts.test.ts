import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { cosineDecay } from './cosine-decay.ts'
import { cosineRestarts } from './cosine-restarts.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('cosineRestarts', given(cosineRestarts, { start: 1, end: 0.2, steps: 4, growth: 2 }), {
  test: it,
  describe,
  min: 0.2,
  max: 1,
  golden: { 0: 1, 2: 0.6, 4: 1, 8: 0.6, 12: 1, 28: 1 },
})

describe('cosineRestarts', () => {
  it('follows PyTorch, with and without growth', () => {
    const growing = pytorch('CosineAnnealingWarmRestarts', { T_mult: 2 }).learning_rates
    expectValues(cosineRestarts({ start: 0.5, end: 0.02, steps: 8, growth: 2 }), growing)
    const even = pytorch('CosineAnnealingWarmRestarts', { T_0: 5 }).learning_rates
    expectValues(cosineRestarts({ start: 0.3, steps: 5 }), even)
  })

  it.each([
    [3, 1],
    [7, 2],
    [1, 3],
    [10, 1.5],
    [4, 1.001],
  ])('is one half cosine after the other: %i steps, growing %f times', (steps, growth) => {
    const schedule = cosineRestarts({ start: 1, end: 0.25, steps, growth, shrink: 0.5 })
    let [begin, length, top] = [0, steps, 1]
    for (let step = 0; step < 500; step++) {
      // Ends of stretches that rounding moves across a step are no matter of this test.
      if (step >= begin + length - 1e-9) [begin, length, top] = [begin + length, length * growth, top * 0.5]
      const progress = Math.max(0, (step - begin) / length)
      expect(schedule(step)).toBeCloseTo(0.25 + ((top - 0.25) * (1 + Math.cos(Math.PI * progress))) / 2, 9)
    }
  })

  it('begins as a cosine without restarts', () => {
    const [once, again] = [cosineDecay({ start: 1, steps: 20 }), cosineRestarts({ start: 1, steps: 20 })]
    for (let step = 0; step < 20; step++) expect(again(step)).toBeCloseTo(once(step), 14)
    expect(again(20)).toBe(1)
  })
})
