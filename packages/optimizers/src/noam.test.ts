import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { noam } from './noam.ts'
import { given } from './schedules.fixture.ts'

testSchedule('noam', given(noam, { modelSize: 512, warmup: 100 }), {
  test: it,
  describe,
  min: 0,
  max: 1 / Math.sqrt(512 * 100),
  golden: { 0: 512 ** -0.5 * 100 ** -1.5, 99: (512 * 100) ** -0.5, 399: (512 * 400) ** -0.5 },
})

describe('noam', () => {
  it('follows equation 3 of the paper', () => {
    const schedule = noam({ modelSize: 512, factor: 2 })
    for (const t of [1, 2, 100, 3999, 4000, 4001, 1e5]) {
      const expected = 2 * 512 ** -0.5 * Math.min(t ** -0.5, t * 4000 ** -1.5)
      expect(schedule(t - 1) / expected).toBeCloseTo(1, 12)
    }
  })
})
