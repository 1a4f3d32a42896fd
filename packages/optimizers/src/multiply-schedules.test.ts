import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { exponentialDecay } from './exponential-decay.ts'
import { multiplySchedules } from './multiply-schedules.ts'
import { stepDecay } from './step-decay.ts'

const halving = stepDecay({ start: 1, factor: 0.5, every: 3 })
const falling = exponentialDecay({ start: 1, factor: 0.9 })

testSchedule('multiplySchedules', () => multiplySchedules([4, halving, falling]), {
  test: it,
  describe,
  min: 0,
  max: 4,
  monotone: 'falling',
  golden: { 0: 4, 1: 3.6, 3: 4 * 0.5 * 0.729 },
})

describe('multiplySchedules', () => {
  it('is the same in any order and grouping', () => {
    const [ab, ba] = [multiplySchedules([halving, falling]), multiplySchedules([falling, halving])]
    const nested = multiplySchedules([multiplySchedules([halving]), falling, 1])
    for (let step = 0; step < 20; step++) {
      expect(ba(step)).toBe(ab(step))
      expect(nested(step)).toBe(ab(step))
    }
    expect(multiplySchedules([])(3)).toBe(1)
  })
})
