/** What is wrong with data that a person gave; the page says it in words beside the place. */
export type TableProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'quotes'; readonly line: number }
  | { readonly kind: 'fields'; readonly line: number; readonly found: number; readonly wanted: number }
  | { readonly kind: 'no-target'; readonly columns: readonly string[] }
  | { readonly kind: 'no-inputs' }
  | { readonly kind: 'not-a-number'; readonly line: number; readonly column: string; readonly text: string }
  | { readonly kind: 'one-class'; readonly column: string }
  | { readonly kind: 'many-classes'; readonly column: string; readonly count: number }
  | { readonly kind: 'few'; readonly count: number }

/** Data that cannot be trained on. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly code = 'table'
  readonly problem: TableProblem

  constructor(problem: TableProblem) {
    super(JSON.stringify(problem))
    this.problem = problem
  }
}
