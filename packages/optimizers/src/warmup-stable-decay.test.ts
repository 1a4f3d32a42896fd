import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { joinSchedules } from './join-schedules.ts'
import { linearDecay } from './linear-decay.ts'
import { given } from './schedules.fixture.ts'
import { warmup } from './warmup.ts'
import { warmupStableDecay } from './warmup-stable-decay.ts'

testSchedule('warmupStableDecay', given(warmupStableDecay, { peak: 1, steps: 100, warmup: 10, decay: 20, end: 0.1 }), {
  test: it,
  describe,
  min: 0.1,
  max: 1,
  golden: { 0: 0.1, 9: 1, 50: 1, 80: 1, 90: 0.55, 100: 0.1 },
})

describe('warmupStableDecay', () => {
  it('is a warm-up and a straight line, joined', () => {
    const whole = warmupStableDecay({ peak: 2, steps: 30, warmup: 4, decay: 10 })
    const decay = linearDecay({ start: 2, steps: 10 })
    const joined = joinSchedules([warmup(2, { steps: 4 }), decay], { milestones: [20] })
    for (let step = 0; step < 40; step++) expect(whole(step)).toBeCloseTo(joined(step), 12)
  })

  it('falls as 1 - √p with the power one half', () => {
    const schedule = warmupStableDecay({ peak: 1, steps: 16, decay: 16, power: 0.5 })
    for (let step = 0; step <= 16; step++) expect(schedule(step)).toBeCloseTo(1 - Math.sqrt(step / 16), 14)
  })
})
