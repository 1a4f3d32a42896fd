import type { DType } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'

/** The column of a field: its name, and its place in the line from 0. */
export interface FieldColumn {
  name: string
  at: number
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const booleans = new Map([
  ['true', 1],
  ['1', 1],
  ['false', 0],
  ['0', 0],
])

/** The number that a field stands for. No field becomes a number that it does not say. */
export function readNumber(text: string, dtype: DType, line: number, column: FieldColumn): number {
  const value = dtype === 'bool' ? booleans.get(text.toLowerCase()) : decimal.test(text) ? Number(text) : undefined
  if (value === undefined) {
    throw new ChainruleError(
      'csv-not-a-number',
      `${describePlace(line, column)}: ${quoteText(text)} is not ${dtype === 'bool' ? 'true, false, 1 or 0' : 'a number'}.`,
      'Correct the field, make the column a "category", list the text as missing, or leave the column out.',
    )
  }
  const kept = dtype === 'float32' ? Math.fround(value) : value
  const [least, most] = dtype === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : [0, 2 ** 32 - 1]
  const whole = dtype === 'int32' || dtype === 'uint32'
  if (!Number.isFinite(kept) || (whole && !(Number.isInteger(value) && value >= least && value <= most))) {
    throw new ChainruleError(
      'csv-number-out-of-range',
      `${describePlace(line, column)}: ${dtype} cannot hold ${quoteText(text)}.`,
      'Choose another type for the column.',
    )
  }
  return value
}

export function describePlace(line: number, { name, at }: FieldColumn): string {
  return `Line ${line}, column ${at + 1} (${quoteText(name)})`
}

export function quoteText(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
