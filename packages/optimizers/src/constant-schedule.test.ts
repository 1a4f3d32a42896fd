import { testSchedule } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { constantSchedule } from './constant-schedule.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

const usual = { value: 0.5, factor: 0.5, steps: 3 }
testSchedule('constantSchedule', given(constantSchedule, usual), {
  test: it,
  describe,
  monotone: 'rising',
  golden: { 0: 0.25, 2: 0.25, 3: 0.5 },
})
testSchedule('constantSchedule without reduction', () => constantSchedule({ value: 2 }), {
  test: it,
  describe,
  constant: true,
  golden: { 0: 2 },
})

describe('constantSchedule', () => {
  it('follows PyTorch', () => {
    const rates = pytorch('ConstantLR', { factor: 0.25 }).learning_rates
    expectValues(constantSchedule({ value: 0.5, factor: 0.25, steps: 9 }), rates)
    const usual = pytorch('ConstantLR', { factor: undefined }).learning_rates
    expectValues(constantSchedule({ value: 0.3, factor: 1 / 3, steps: 5 }), usual)
  })
})
