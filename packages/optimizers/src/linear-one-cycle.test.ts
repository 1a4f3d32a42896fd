import { testSchedule } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { linearOneCycle } from './linear-one-cycle.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('linearOneCycle', given(linearOneCycle, { peak: 1, steps: 100 }), {
  test: it,
  describe,
  min: 1 / 25e4,
  max: 1,
  golden: { 0: 1 / 25, 29: 1, 83: 1 / 25, 99: 1 / 25e4 },
})

describe('linearOneCycle', () => {
  it('follows PyTorch', () => {
    const rates = pytorch('OneCycleLR-linear').learning_rates
    expectValues(linearOneCycle({ peak: 0.8, steps: 61, rise: 0.25, fall: 0.25 }), rates)
  })
})
