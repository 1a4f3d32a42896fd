import type { Case } from '../case.ts'
import { runCases } from '../run-cases.ts'

/** The cases that a plugin does not meet, by id. */
export async function failing(cases: readonly Case[]): Promise<string[]> {
  return (await runCases(cases)).filter(({ error }) => error).map(({ id }) => id)
}
