import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { multiStepDecay } from './multi-step-decay.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('multiStepDecay', given(multiStepDecay, { start: 1, factor: 0.5, milestones: [5, 20] }), {
  test: it,
  describe,
  min: 0.25,
  max: 1,
  monotone: 'falling',
  golden: { 4: 1, 5: 0.5, 19: 0.5, 20: 0.25 },
})

describe('multiStepDecay', () => {
  it('follows PyTorch, milestones that stand twice included', () => {
    const rates = pytorch('MultiStepLR', { gamma: 0.3 }).learning_rates
    expectValues(multiStepDecay({ start: 0.5, factor: 0.3, milestones: [5, 20, 33] }), rates)
    const twice = pytorch('MultiStepLR', { milestones: [2, 2, 9] }).learning_rates
    expectValues(multiStepDecay({ start: 0.3, milestones: [2, 2, 9] }), twice)
  })

  it('refuses milestones out of order', () => {
    expect(() => multiStepDecay({ start: 1, milestones: [5, 3] })).toThrow('multiStepDecay: milestones must rise')
  })
})
