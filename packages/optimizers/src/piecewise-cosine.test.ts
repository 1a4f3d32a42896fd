import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { cosineDecay } from './cosine-decay.ts'
import { piecewiseCosine } from './piecewise-cosine.ts'
import { given } from './schedules.fixture.ts'

testSchedule('piecewiseCosine', given(piecewiseCosine, { steps: [10, 20, 40], values: [0, 1, 0.5] }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  golden: { 0: 0, 15: 0.5, 20: 1, 30: 0.75, 100: 0.5 },
})

describe('piecewiseCosine', () => {
  it('is half a cosine between two points', () => {
    const decay = cosineDecay({ start: 3, end: 1, steps: 7 })
    const points = piecewiseCosine({ steps: [0, 7], values: [3, 1] })
    for (let step = 0; step < 12; step++) expect(points(step)).toBeCloseTo(decay(step), 14)
  })
})
