import type { DType } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import { allocate, isNumberArray } from './number-array.ts'
import { checkColumnName, type SettledColumn, type SettledDataset } from './settle.ts'
import { stack } from './stack.ts'
import type { BatchColumn, Position } from './types.ts'

/**
 * A batch before it has columns: what it tells of itself stands on the prototype, out of the way of `Object.entries`.
 *
 * Beyond that the prototype is empty, so that columns may have any other name.
 */
class EmptyBatch {
  readonly #size: number
  readonly #position: Position

  constructor(size: number, position: Position) {
    this.#size = size
    this.#position = position
  }

  get size(): number {
    return this.#size
  }

  get position(): Position {
    return this.#position
  }
}
Object.setPrototypeOf(EmptyBatch.prototype, null)

/** A batch of these columns. */
export function makeBatch(columns: object, size: number, position: Position): object {
  const batch: object = new EmptyBatch(size, position)
  for (const name in columns) batch[name as never] = columns[name as never]
  return batch
}

/** Rows of every column, in the given order. */
export function pickColumns(dataset: SettledDataset, rows: ArrayLike<number>): Record<string, BatchColumn> {
  const picked: Record<string, BatchColumn> = { __proto__: null } as never
  for (const name in dataset) picked[name] = pickRows(dataset[name], rows)
  return picked
}

/** Rows up to this length are copied number by number, which takes less than a view of each. */
const SHORT = 32

export function pickRows({ data, shape, dtype }: SettledColumn, rows: ArrayLike<number>): BatchColumn {
  const length = data.length / (shape[0] || 1)
  const picked = allocate(dtype, rows.length * length)
  if (length <= SHORT) {
    for (let row = 0, at = 0; row < rows.length; row++) {
      const from = rows[row] * length
      for (let place = from; place < from + length; place++) picked[at++] = data[place]
    }
  } else {
    for (let row = 0; row < rows.length; row++) {
      picked.set(data.subarray(rows[row] * length, (rows[row] + 1) * length), row * length)
    }
  }
  return { data: picked, shape: [rows.length, ...shape.slice(1)], dtype }
}

/** One column for each name of the examples, or one alone for examples without names. */
export function stackExamples(
  examples: readonly unknown[],
  dtypes: Partial<Record<string, DType>> = {},
  place?: (row: number) => string,
): object {
  if (!isNamed(examples[0])) return stack('values', examples, undefined, place)
  const names = Object.keys(examples[0])
  const columns: Record<string, BatchColumn> = Object.create(null)
  for (const [row, example] of examples.entries()) {
    const own = isNamed(example) ? Object.keys(example) : ['no names']
    if (own.length !== names.length || !names.every((name) => own.includes(name))) {
      throw new ChainruleError(
        'data-names-differ',
        `One example has ${own.join(', ')} (${place?.(row) ?? `row ${row}`}), the first of its batch ${names.join(', ')}.`,
        'Give each example the same names.',
      )
    }
  }
  for (const name of names) {
    checkColumnName(name)
    const values = examples.map((example) => (example as Record<string, unknown>)[name])
    columns[name] = stack(name, values, Object.hasOwn(dtypes, name) ? dtypes[name] : undefined, place)
  }
  return columns
}

function isNamed(example: unknown): example is Record<string, unknown> {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return false
  return !isNumberArray(example) && !('data' in example && 'shape' in example)
}
