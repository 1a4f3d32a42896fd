import { ChainruleError } from '@chainrule/autograd/errors'
import type { Case } from './case.ts'

/** What a test runner must offer: Vitest, `node:test`, Jest and Bun do. */
export interface Runner {
  /** Registers one test. */
  test(title: string, run: () => void | Promise<void>): unknown
  /** Groups tests under a title. Without it the title stands before each test's own. */
  describe?(title: string, body: () => void): unknown
}

/**
 * Registers cases with a test runner.
 *
 * @param runner - Its functions; left out, those that it has put in the global scope (Jest does, Vitest where it is told to).
 * @throws ChainruleError `no-test-runner` where there is none.
 *
 * @example
 * ```ts
 * import { registerCases } from '@chainrule/conformance'
 *
 * const cases = [{ id: 'adds', title: 'adds', run() {} }]
 * registerCases('sum', cases, { test: (title) => console.log(title) }) // sum: adds
 * ```
 */
export function registerCases(suite: string, cases: readonly Case[], runner: Partial<Runner> = {}): void {
  const { test, describe } = runner.test ? (runner as Runner) : globalRunner()
  if (describe) {
    describe(suite, () => {
      for (const { title, run } of cases) test(title, () => run())
    })
  } else for (const { title, run } of cases) test(`${suite}: ${title}`, () => run())
}

function globalRunner(): Runner {
  const { test, describe } = globalThis as Partial<Runner>
  if (test) return { test, describe }
  throw new ChainruleError(
    'no-test-runner',
    'There is no function "test" in the global scope.',
    'Pass the one of your test runner: testOptimizer(name, make, { test }).',
  )
}
