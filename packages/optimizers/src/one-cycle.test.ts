import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { oneCycle } from './one-cycle.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'

testSchedule('oneCycle', given(oneCycle, { peak: 1, steps: 100 }), {
  test: it,
  describe,
  min: 1 / 25e4,
  max: 1,
  golden: { 0: 1 / 25, 29: 1, 64: (1 + 1 / 25e4) / 2, 99: 1 / 25e4, 1000: 1 / 25e4 },
})

describe('oneCycle', () => {
  it('follows PyTorch', () => {
    const rates = pytorch('OneCycleLR', { max_lr: 0.8, anneal_strategy: 'cos' }).learning_rates
    expectValues(oneCycle({ peak: 0.8, steps: 61 }), rates)
    const others = pytorch('OneCycleLR', { div_factor: 10 }).learning_rates
    expectValues(oneCycle({ peak: 0.5, steps: 50, startDivisor: 10, endDivisor: 100 }), others)
  })

  it('goes back to its start before it falls to the end, where it has a third phase', () => {
    const schedule = oneCycle({ peak: 1, steps: 20, rise: 0.4, fall: 0.4, startDivisor: 4 })
    expect([0, 7, 14, 19].map((step) => schedule(step).toFixed(12))).toEqual(
      [0.25, 1, 0.25, 0.25e-4].map((value) => value.toFixed(12)),
    )
  })

  it('is finite where shares leave no step for a phase', () => {
    for (const rise of [0, 0.01, 1])
      for (const fall of [0, 0.01, 1])
        for (let step = 0; step < 12; step++)
          expect(Number.isFinite(oneCycle({ peak: 1, steps: 10, rise, fall })(step))).toBe(true)
  })
})
