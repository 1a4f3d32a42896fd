import { testSchedule } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { linearDecay } from './linear-decay.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('linearDecay', given(linearDecay, { start: 1, steps: 8 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 2: 0.75, 8: 0, 100: 0 },
})

describe('linearDecay', () => {
  it('follows PyTorch, up and down', () => {
    const up = pytorch('LinearLR', { start_factor: 0.1 }).learning_rates
    expectValues(linearDecay({ start: 0.05, end: 0.5, steps: 12 }), up)
    const down = pytorch('LinearLR', { start_factor: 0.9 }).learning_rates
    expectValues(linearDecay({ start: 0.27, end: 0.06, steps: 15 }), down)
  })
})
