import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { multiplicative } from './multiplicative.ts'

testSchedule('multiplicative', () => multiplicative((step) => (step < 4 ? 1 - 1 / (step + 1) : 0.5), { start: 1 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  // 1/2 · 2/3 · 3/4, then halves.
  golden: { 0: 1, 1: 1 / 2, 2: 1 / 3, 3: 1 / 4, 5: 1 / 16 },
})

describe('multiplicative', () => {
  it('never asks for the factor of step 0, as PyTorch', () => {
    const schedule = multiplicative((step) => (step === 0 ? Number.NaN : 0.5), { start: 8 })
    expect([0, 1, 2, 3].map(schedule)).toEqual([8, 4, 2, 1])
  })

  it('is exponential with a number for its factor, however late the step', () => {
    const schedule = multiplicative(0.5, { start: 1 })
    for (let step = 0; step < 30; step++) expect(schedule(step)).toBe(0.5 ** step)
    expect(schedule(1e12)).toBe(0)
  })

  it('refuses options out of range', () => {
    expect(() => multiplicative(1, { start: -1 })).toThrow('multiplicative: start must be in [0, ∞), got -1.')
  })
})
