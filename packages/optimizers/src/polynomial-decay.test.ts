import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { linearDecay } from './linear-decay.ts'
import { polynomialDecay } from './polynomial-decay.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('polynomialDecay', given(polynomialDecay, { start: 1, steps: 10, power: 2 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 1: 0.81, 5: 0.25, 10: 0 },
})

describe('polynomialDecay', () => {
  it('follows PyTorch', () => {
    const rates = pytorch('PolynomialLR', { power: 2 }).learning_rates
    expectValues(polynomialDecay({ start: 0.5, steps: 40, power: 2 }), rates)
    const usual = pytorch('PolynomialLR', { total_iters: 20 }).learning_rates
    expectValues(polynomialDecay({ start: 0.3, steps: 20 }), usual)
  })

  it('is a straight line with the power 1, and ends where it is told', () => {
    const settings = { start: 0.7, end: 0.2, steps: 9 }
    for (let step = 0; step < 20; step++)
      expect(polynomialDecay(settings)(step)).toBeCloseTo(linearDecay(settings)(step), 14)
  })
})
