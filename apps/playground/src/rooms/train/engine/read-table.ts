import { csvRecords } from '@chainrule/data'
import { TableError } from './table-error.ts'

/** A table as it was written: texts in named columns. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[]
  /** Where semicolons part the fields, numbers may have a decimal comma. */
  readonly delimiter: string
}

/** Reads a table with the names of its columns in the first line. @throws TableError */
export function readTable(text: string): Table {
  const delimiter = delimiterOf(text)
  const records = recordsOf(text, delimiter).filter(({ fields }) => fields.some((field) => field.trim() !== ''))
  const [head, ...rows] = records
  if (!head || rows.length === 0) throw new TableError({ kind: 'empty' })
  const columns = uniqueNames(head.fields.map((field) => field.trim()))
  for (const { line, fields } of rows) {
    if (fields.length === columns.length) continue
    throw new TableError({ kind: 'fields', line, found: fields.length, wanted: columns.length })
  }
  return { columns, rows, delimiter }
}

/** The numbers of one column. @throws TableError at the first text that is none. */
export function numbersOf({ columns, rows, delimiter }: Table, column: string): Float32Array {
  const at = columns.indexOf(column)
  return Float32Array.from(rows, ({ line, fields }) => {
    const text = fields[at].trim()
    const number = numberIn(text, delimiter)
    if (Number.isNaN(number)) throw new TableError({ kind: 'not-a-number', line, column, text })
    return number
  })
}

/** Whether every field of a column is a number. */
export function isNumeric({ columns, rows, delimiter }: Table, column: string): boolean {
  const at = columns.indexOf(column)
  return rows.every(({ fields }) => !Number.isNaN(numberIn(fields[at].trim(), delimiter)))
}

function numberIn(text: string, delimiter: string): number {
  const plain = delimiter === ';' ? text.replace(',', '.') : text
  const number = plain === '' ? Number.NaN : Number(plain)
  return Number.isFinite(number) ? number : Number.NaN
}

/** The one of the usual separators that the first line has most of. */
function delimiterOf(text: string): string {
  const first = text.trimStart().split(/[\r\n]/, 1)[0]
  const counts = [',', ';', '\t'].map((candidate) => ({ candidate, count: first.split(candidate).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).candidate
}

function recordsOf(text: string, delimiter: string) {
  try {
    return [...csvRecords(text, delimiter)]
  } catch (error) {
    const line = Number(/[Ll]ine (\d+)/.exec((error as Error).message)?.[1] ?? 1)
    throw new TableError({ kind: 'quotes', line })
  }
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.map((name, index) => {
    let free = name || String(index + 1)
    for (let count = 2; seen.has(free); count++) free = `${name} ${count}`
    seen.add(free)
    return free
  })
}
