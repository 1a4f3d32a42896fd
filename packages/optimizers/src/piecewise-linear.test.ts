import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { linearDecay } from './linear-decay.ts'
import { piecewiseLinear } from './piecewise-linear.ts'
import { given } from './schedules.fixture.ts'

testSchedule('piecewiseLinear', given(piecewiseLinear, { steps: [10, 20, 40], values: [0, 1, 0.5] }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  golden: { 0: 0, 10: 0, 15: 0.5, 20: 1, 30: 0.75, 40: 0.5, 100: 0.5 },
})

describe('piecewiseLinear', () => {
  it('is a straight line between two points', () => {
    const line = linearDecay({ start: 3, end: 1, steps: 7 })
    const points = piecewiseLinear({ steps: [0, 7], values: [3, 1] })
    for (let step = 0; step < 12; step++) expect(points(step)).toBeCloseTo(line(step), 14)
  })

  it('jumps between two points on one step, which has the first value', () => {
    const schedule = piecewiseLinear({ steps: [0, 2, 2, 4], values: [0, 1, 5, 7] })
    expect([1, 2, 3, 4].map(schedule)).toEqual([0.5, 1, 6, 7])
  })

  it('may have one point, and no fewer; as many values as steps', () => {
    expect(piecewiseLinear({ steps: [5], values: [2] })(0)).toBe(2)
    for (const [steps, values] of [
      [[], []],
      [[1], []],
      [[1], [1, 2]],
    ] as const) {
      expect(() => piecewiseLinear({ steps, values })).toThrow(
        `piecewiseLinear: there are ${steps.length} steps and ${values.length} values.`,
      )
    }
  })
})
