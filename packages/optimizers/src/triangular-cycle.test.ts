import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { decayingCycle } from './decaying-cycle.ts'
import { halvingCycle } from './halving-cycle.ts'
import { expectValues, given, pytorch } from './schedules.fixture.ts'
import { triangularCycle } from './triangular-cycle.ts'

const settings = { low: 1, high: 3, up: 4, down: 8 }
const options = { test: it, describe, min: 1, max: 3 }
testSchedule('triangularCycle', given(triangularCycle, settings), {
  ...options,
  golden: { 0: 1, 1: 1.5, 4: 3, 8: 2, 12: 1, 16: 3 },
})
testSchedule('halvingCycle', given(halvingCycle, settings), {
  ...options,
  golden: { 0: 1, 4: 3, 12: 1, 16: 2, 28: 1.5 },
})
testSchedule('decayingCycle', given(decayingCycle, { ...settings, factor: 0.9 }), {
  ...options,
  golden: { 0: 1, 4: 1 + 2 * 0.9 ** 4, 12: 1, 14: 1 + 0.9 ** 14 },
})

it('cycles as PyTorch does in its three modes', () => {
  const even = pytorch('CyclicLR', { step_size_up: 4 }).learning_rates
  expectValues(triangularCycle({ low: 0.1, high: 0.4, up: 4 }), even)
  const halving = pytorch('CyclicLR', { mode: 'triangular2' }).learning_rates
  expectValues(halvingCycle({ low: 0.05, high: 0.4, up: 6, down: 9 }), halving)
  const decaying = pytorch('CyclicLR', { mode: 'exp_range' }).learning_rates
  expectValues(decayingCycle({ low: 0.1, high: 0.4, up: 5, factor: 0.9 }), decaying)
})

it('cycles against the rate with the ends changed', () => {
  const momentum = triangularCycle({ low: 0.9, high: 0.8, up: 2 })
  expect([0, 2, 4].map(momentum)).toEqual([0.9, 0.8, 0.9])
})
