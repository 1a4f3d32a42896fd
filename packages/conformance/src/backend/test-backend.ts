import type { Backend } from '@chainrule/autograd'
import { type Runner, registerCases } from '../runner.ts'
import { type BackendOptions, backendCases } from './backend-cases.ts'

/**
 * Tests a backend with the test runner that is given, or that stands in the global scope.
 *
 * @throws ChainruleError `no-test-runner`, `unknown-departure`.
 *
 * @example
 * ```ts
 * import { test } from 'node:test'
 * import { referenceBackend } from '@chainrule/autograd'
 * import { testBackend } from '@chainrule/conformance'
 *
 * testBackend(referenceBackend, { test })
 * ```
 */
export function testBackend(
  backend: Backend,
  { test, describe, ...options }: BackendOptions & Partial<Runner> = {},
): void {
  registerCases(`${backend.name} backend`, backendCases(backend, options), { test, describe })
}
