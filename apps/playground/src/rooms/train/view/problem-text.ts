import type { TableProblem } from '../engine/table-error.ts'
import { words } from '../words.ts'

/** What is wrong with given data, in the language in force. */
export function problemText(problem: TableProblem): string {
  const t = words.value.problems
  switch (problem.kind) {
    case 'empty':
      return t.empty
    case 'quotes':
      return t.quotes(problem.line)
    case 'fields':
      return t.fields(problem.line, problem.found, problem.wanted)
    case 'no-target':
      return t.noTarget(problem.columns.join(', '))
    case 'no-inputs':
      return t.noInputs
    case 'not-a-number':
      return t.notANumber(problem.line, problem.column, problem.text)
    case 'one-class':
      return t.oneClass(problem.column)
    case 'many-classes':
      return t.manyClasses(problem.column, problem.count)
    case 'few':
      return t.few(problem.count)
  }
}
