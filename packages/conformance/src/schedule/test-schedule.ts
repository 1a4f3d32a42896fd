import { type Runner, registerCases } from '../runner.ts'
import type { MakeSchedule, ScheduleOptions } from './options.ts'
import { scheduleCases } from './schedule-cases.ts'

/**
 * Tests a schedule with the test runner that is given, or that stands in the global scope.
 *
 * @throws ChainruleError `no-test-runner`, `unknown-departure`.
 *
 * @example
 * ```ts
 * import { test } from 'node:test'
 * import { testSchedule } from '@chainrule/conformance'
 *
 * const halving = (every: number) => (step: number) => 0.5 ** Math.floor(step / every)
 * testSchedule('halving', () => halving(10), { test, min: 0, max: 1, monotone: 'falling' })
 * ```
 */
export function testSchedule(
  name: string,
  make: MakeSchedule,
  { test, describe, ...options }: ScheduleOptions & Partial<Runner> = {},
): void {
  registerCases(name, scheduleCases(name, make, options), { test, describe })
}
