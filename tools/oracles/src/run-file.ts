import { readCases } from './case-file.ts'
import { describeError, type Outcome } from './outcome.ts'
import { runCase } from './run-case.ts'

/** Runs every case of a file. A file that cannot be read is one failed case. */
export function runFile(path: string): Outcome[] {
  try {
    return readCases(path).map(runCase)
  } catch (error) {
    return [{ title: 'the file itself', problems: [describeError(error)] }]
  }
}
