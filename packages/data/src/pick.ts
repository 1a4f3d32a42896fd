import { ChainruleError } from '@chainrule/autograd/errors'
import { sequence } from './permutation.ts'
import { type SettledDataset, settle } from './settle.ts'
import type { Column, Dataset, NumberArray } from './types.ts'

/**
 * The rows of a dataset with the given indices, in their order; an index may come more than once.
 *
 * @throws ChainruleError `data-no-such-row`.
 *
 * @example
 * ```ts
 * import { pick } from '@chainrule/data'
 *
 * const { labels } = pick({ labels: Int32Array.of(5, 6, 7) }, [2, 0])
 * console.log(Array.from(labels.data)) // [ 7, 5 ]
 * ```
 */
export function pick<Name extends string>(dataset: Dataset<Name>, indices: ArrayLike<number>): Record<Name, Column> {
  const settled = settle(dataset)
  const total = Object.values<Column>(settled)[0].shape[0]
  for (let at = 0; at < indices.length; at++) {
    if (!Number.isInteger(indices[at]) || indices[at] < 0 || indices[at] >= total) {
      throw new ChainruleError(
        'data-no-such-row',
        `pick: index ${at} asks for row ${indices[at]} of ${total}.`,
        'Rows count from 0.',
      )
    }
  }
  return pickStored(settled, indices)
}

/**
 * The first rows of a dataset.
 *
 * @throws ChainruleError `data-no-such-row` where the dataset has fewer.
 *
 * @example
 * ```ts
 * import { take } from '@chainrule/data'
 *
 * console.log(take({ inputs: [[1, 2], [3, 4], [5, 6]] }, 2).inputs.shape) // [ 2, 2 ]
 * ```
 */
export function take<Name extends string>(dataset: Dataset<Name>, count: number): Record<Name, Column> {
  const settled = settle(dataset)
  const total = Object.values<Column>(settled)[0].shape[0]
  if (!Number.isInteger(count) || count < 0 || count > total) {
    throw new ChainruleError('data-no-such-row', `take: ${count} rows of ${total}.`, `Take 0 to ${total}.`)
  }
  return pickStored(settled, sequence(count))
}

/** Rows in the types in which they are kept, which may be smaller than those in batches. */
export function pickStored<Name extends string>(
  dataset: SettledDataset<Name>,
  rows: ArrayLike<number>,
): Record<Name, Column> {
  const picked: Record<string, Column> = Object.create(null)
  for (const [name, { data, shape, dtype }] of Object.entries<SettledDataset[string]>(dataset)) {
    const length = data.length / (shape[0] || 1)
    const part: NumberArray = new (data.constructor as Uint8ArrayConstructor)(rows.length * length)
    for (let row = 0; row < rows.length; row++) {
      part.set(data.subarray(rows[row] * length, (rows[row] + 1) * length), row * length)
    }
    picked[name] = { data: part, shape: [rows.length, ...shape.slice(1)], dtype }
  }
  return picked
}
