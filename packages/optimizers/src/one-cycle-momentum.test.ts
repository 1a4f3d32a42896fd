import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { linearOneCycle } from './linear-one-cycle.ts'
import { linearOneCycleMomentum } from './linear-one-cycle-momentum.ts'
import { oneCycle } from './one-cycle.ts'
import { oneCycleMomentum } from './one-cycle-momentum.ts'
import { given } from './schedules.fixture.ts'

const golden = { 0: 0.95, 29: 0.85 }
const settings = { test: it, describe, min: 0.85, max: 0.95 }
testSchedule('oneCycleMomentum', given(oneCycleMomentum, { steps: 100 }), {
  ...settings,
  golden: { ...golden, 99: 0.95 },
})
testSchedule('linearOneCycleMomentum', given(linearOneCycleMomentum, { steps: 100 }), {
  ...settings,
  golden: { ...golden, 83: 0.95, 90: 0.95 },
})

describe.each([
  ['oneCycleMomentum', oneCycle, oneCycleMomentum],
  ['linearOneCycleMomentum', linearOneCycle, linearOneCycleMomentum],
])('%s', (_, rateOf, momentumOf) => {
  it('mirrors the rate until that falls below its start, as PyTorch’s does', () => {
    const lengths = { steps: 41, rise: 0.4, fall: 0.4 }
    const rate = rateOf({ peak: 1, ...lengths, startDivisor: 5 })
    const momentum = momentumOf({ low: 0.8, high: 0.9, ...lengths })
    for (let step = 0; step <= 0.8 * 41 - 2; step++) {
      const height = (rate(step) - 0.2) / 0.8
      expect(momentum(step)).toBeCloseTo(0.9 - 0.1 * height, 12)
    }
    for (let step = 32; step < 41; step++) expect(momentum(step)).toBeCloseTo(0.9, 14)
  })
})
