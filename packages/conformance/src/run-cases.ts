import type { Case, Outcome } from './case.ts'

/**
 * Runs cases one after the other, without a test runner: in a script, or in a page of a browser.
 *
 * @returns One outcome for each case, in their order.
 *
 * @example
 * ```ts
 * import { runCases, scheduleCases } from '@chainrule/conformance'
 *
 * const halving = (step: number) => 0.5 ** step
 * const outcomes = await runCases(scheduleCases('halving', () => halving, { min: 0, max: 1, monotone: 'falling' }))
 * console.log(outcomes.filter(({ error }) => error).length) // 0
 * ```
 */
export async function runCases(cases: readonly Case[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { id, title, run } of cases) {
    try {
      await run()
      outcomes.push({ id, title })
    } catch (error) {
      outcomes.push({ id, title, error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  return outcomes
}
