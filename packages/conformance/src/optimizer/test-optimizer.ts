import { type Runner, registerCases } from '../runner.ts'
import { optimizerCases } from './optimizer-cases.ts'
import type { MakeOptimizer, OptimizerOptions } from './options.ts'

/**
 * Tests an optimizer, a transform or a wrapper with the test runner that is given, or that stands in the global scope.
 *
 * @example
 * ```ts
 * import { test } from 'node:test'
 * import { defineOptimizer } from '@chainrule/autograd'
 * import { testOptimizer } from '@chainrule/conformance'
 *
 * const descent = defineOptimizer({
 *   name: 'descent',
 *   hyperparameters: { learningRate: { default: 0.1, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } } },
 *   text: { en: 'Follows the gradient.', pt: 'Segue o gradiente.' },
 *   update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
 * })
 * testOptimizer('descent', descent, { test, elementwise: true, statePerParameter: 0 })
 * ```
 *
 * @throws ChainruleError `no-test-runner`, `unknown-departure`.
 */
export function testOptimizer(
  name: string,
  make: MakeOptimizer,
  { test, describe, ...options }: OptimizerOptions & Partial<Runner> = {},
): void {
  registerCases(name, optimizerCases(name, make, options), { test, describe })
}
