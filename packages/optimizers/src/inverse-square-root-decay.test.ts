import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { inverseSquareRootDecay } from './inverse-square-root-decay.ts'
import { noam } from './noam.ts'
import { given } from './schedules.fixture.ts'
import { warmup } from './warmup.ts'

testSchedule('inverseSquareRootDecay', given(inverseSquareRootDecay, { start: 1, timescale: 10 }), {
  test: it,
  describe,
  min: 0,
  max: 1,
  monotone: 'falling',
  golden: { 0: 1, 10: Math.SQRT1_2, 30: 0.5 },
})

describe('inverseSquareRootDecay', () => {
  it('makes the schedule of the Transformer with a warm-up before it', () => {
    const peak = 1 / Math.sqrt(512 * 40)
    const decay = inverseSquareRootDecay({ start: peak, timescale: 40 })
    const [ours, transformer] = [warmup(decay, { steps: 40 }), noam({ modelSize: 512, warmup: 40 })]
    for (let step = 0; step < 300; step++) expect(ours(step) / transformer(step)).toBeCloseTo(1, 12)
  })
})
