import { type Runner, registerCases } from '../runner.ts'
import type { MakeRegularizer, RegularizerOptions } from './options.ts'
import { regularizerCases } from './regularizer-cases.ts'

/**
 * Tests a regularizer with the test runner that is given, or that stands in the global scope.
 *
 * @throws ChainruleError `no-test-runner`, `unknown-departure`.
 *
 * @example
 * ```ts
 * import { test } from 'node:test'
 * import { abs, defineRegularizer } from '@chainrule/autograd'
 * import { testRegularizer } from '@chainrule/conformance'
 *
 * const lasso = defineRegularizer({
 *   name: 'lasso',
 *   hyperparameters: {
 *     strength: { symbol: 'λ', default: 0.01, min: 0, text: { en: 'Weight of the penalty.', pt: 'Peso da penalidade.' } },
 *   },
 *   text: { en: 'The sum of absolute values.', pt: 'A soma dos valores absolutos.' },
 *   penalty: ({ parameter: w, strength }) => abs(w).sum().mul(strength),
 * })
 * testRegularizer('lasso', lasso, { test })
 * ```
 */
export function testRegularizer(
  name: string,
  make: MakeRegularizer,
  { test, describe, ...options }: RegularizerOptions & Partial<Runner> = {},
): void {
  registerCases(name, regularizerCases(name, make, options), { test, describe })
}
