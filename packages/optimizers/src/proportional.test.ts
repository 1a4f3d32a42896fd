import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { linearDecay } from './linear-decay.ts'
import { proportional } from './proportional.ts'

const learningRate = linearDecay({ start: 1, end: 0.5, steps: 10 })

testSchedule('proportional', () => proportional(learningRate, { from: 0.5, to: 1, low: 2, high: 4 }), {
  test: it,
  describe,
  min: 2,
  max: 4,
  monotone: 'falling',
  golden: { 0: 4, 5: 3, 10: 2 },
})

describe('proportional', () => {
  it('may run against the other schedule', () => {
    const momentum = proportional(learningRate, { from: 0.5, to: 1, low: 0.95, high: 0.85 })
    expect([0, 10].map(momentum)).toEqual([0.85, 0.95])
  })

  it('stays high where the other has no range', () => {
    expect(proportional(0.1, { from: 0.1, to: 0.1, high: 3 })(5)).toBe(3)
  })
})
