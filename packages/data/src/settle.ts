import type { DType } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import { checkConversion, isNumberArray, kindOf, outputType } from './number-array.ts'
import { stack } from './stack.ts'
import type { ColumnInput, Dataset, NumberArray, Value } from './types.ts'

/** A column whose shape and type in batches are settled. */
export interface SettledColumn {
  readonly data: NumberArray
  /** The first size is the number of rows. */
  readonly shape: readonly number[]
  readonly dtype: DType
}

export type SettledDataset<Name extends string = string> = Record<Name, SettledColumn>

/** Checks a dataset. Typed arrays are taken as they are, numbers in arrays are copied. */
export function settle<Name extends string>(
  dataset: Dataset<Name>,
  dtypes: Partial<Record<string, DType>> = {},
): SettledDataset<Name> {
  const settled: SettledDataset = Object.create(null)
  for (const [name, input] of Object.entries<ColumnInput>(dataset)) {
    checkColumnName(name)
    settled[name] = settleColumn(name, input, Object.hasOwn(dtypes, name) ? dtypes[name] : undefined)
  }
  const [first, ...others] = Object.entries(settled)
  if (!first) {
    throw new ChainruleError('data-no-columns', 'The dataset has no columns.', 'Name at least one: { inputs: … }.')
  }
  for (const [name, { shape }] of others) {
    if (shape[0] !== first[1].shape[0]) {
      throw new ChainruleError(
        'data-rows-differ',
        `Column "${first[0]}" has ${first[1].shape[0]} rows, "${name}" has ${shape[0]}.`,
        'An example is one row of every column.',
      )
    }
  }
  return settled
}

export function settleColumn(name: string, input: ColumnInput, asked?: DType): SettledColumn {
  const column = isNumberArray(input) || Array.isArray(input) ? { data: input } : input
  const { data, shape, dtype: own } = (column ?? {}) as Partial<ColumnParts>
  const wanted = asked ?? own
  if (Array.isArray(data)) {
    const stacked = stack(name, data, wanted && outputType(wanted))
    checkShape(name, stacked.data, shape ?? stacked.shape)
    return { data: stacked.data, shape: shape ?? stacked.shape, dtype: stacked.dtype }
  }
  if (!isNumberArray(data)) {
    throw new ChainruleError(
      'data-not-a-column',
      `Column "${name}" is ${typeof input === 'object' && input ? 'an object without a usable data' : String(input)}.`,
      'Give an array of numbers or rows, a typed array, or { data, shape }.',
    )
  }
  const dtype = outputType(wanted ?? kindOf(data))
  checkShape(name, data, shape ?? [data.length])
  checkConversion(name, data, dtype)
  return { data, shape: shape ?? [data.length], dtype }
}

type ColumnParts = Exclude<ColumnInput, NumberArray | readonly Value[]>

export function checkColumnName(name: string): void {
  if (name === 'size' || name === 'position') {
    throw new ChainruleError(
      'data-reserved-name',
      `A column is named "${name}", which a batch tells of itself.`,
      'Rename the column.',
    )
  }
}

function checkShape(name: string, data: NumberArray, shape: readonly number[]): void {
  const product = shape.reduce((total, size) => total * size, 1)
  const whole = shape.every((size) => Number.isSafeInteger(size) && size >= 0)
  if (shape.length === 0 || product !== data.length || !whole) {
    throw new ChainruleError(
      'data-wrong-shape',
      `Column "${name}" has ${data.length} numbers and the shape [${shape}].`,
      'The first size counts the rows, and all sizes multiply to the count of numbers.',
    )
  }
}
