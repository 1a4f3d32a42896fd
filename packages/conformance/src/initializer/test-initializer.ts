import { type Runner, registerCases } from '../runner.ts'
import { initializerCases } from './initializer-cases.ts'
import type { InitializerOptions, MakeInitializer } from './options.ts'

/**
 * Tests an initializer with the test runner that is given, or that stands in the global scope.
 *
 * @throws ChainruleError `no-test-runner`, `unknown-departure`.
 *
 * @example
 * ```ts
 * import { test } from 'node:test'
 * import { defineInitializer } from '@chainrule/autograd'
 * import { testInitializer } from '@chainrule/conformance'
 *
 * const unit = defineInitializer({
 *   name: 'unit',
 *   hyperparameters: {},
 *   text: { en: 'Uniform numbers from 0 to 1.', pt: 'Números uniformes de 0 a 1.' },
 *   expected: () => ({ mean: 1 / 2, variance: 1 / 12 }),
 *   draw: ({ shape, dtype, random }) => random.uniform(shape, { dtype }),
 * })
 * testInitializer('unit', unit, { test })
 * ```
 */
export function testInitializer(
  name: string,
  make: MakeInitializer,
  { test, describe, ...options }: InitializerOptions & Partial<Runner> = {},
): void {
  registerCases(name, initializerCases(name, make, options), { test, describe })
}
