import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { multiStepDecay } from './multi-step-decay.ts'
import { piecewiseConstant } from './piecewise-constant.ts'
import { given } from './schedules.fixture.ts'

testSchedule('piecewiseConstant', given(piecewiseConstant, { values: [1, 3, 2], milestones: [10, 20] }), {
  test: it,
  describe,
  min: 1,
  max: 3,
  golden: { 9: 1, 10: 3, 19: 3, 20: 2 },
})

describe('piecewiseConstant', () => {
  it('can say what falls by factors say', () => {
    const values = piecewiseConstant({ values: [1, 0.5, 0.25], milestones: [3, 8] })
    const factors = multiStepDecay({ start: 1, factor: 0.5, milestones: [3, 8] })
    for (let step = 0; step < 20; step++) expect(values(step)).toBe(factors(step))
  })

  it('refuses values that do not fit the milestones', () => {
    for (const values of [[], [1], [1, 2, 3]]) {
      expect(() => piecewiseConstant({ values, milestones: [5] })).toThrow(
        `piecewiseConstant: there are ${values.length} values and 1 milestones.`,
      )
    }
  })
})
