import { ChainruleError } from '@chainrule/autograd/errors'
import { pickColumns, pickRows, stackExamples } from './make-batch.ts'
import { isNumberArray } from './number-array.ts'
import type { BatchOptions, StreamOptions } from './options.ts'
import { settle, settleColumn } from './settle.ts'
import { type Batches, storedBatches } from './stored-batches.ts'
import { type AsyncBatches, type Source, type StreamedBatches, streamedBatches } from './streamed-batches.ts'
import type { Batch, BatchOfRows, BatchOfValues, Column, Dataset, Example, NumberArray, Value } from './types.ts'

/**
 * Shuffled, seeded mini-batches of a dataset, of an array of examples, or of examples that arrive one by one; for a count
 * of examples, the numbers of those that each batch has.
 *
 * One `for` loop goes through the rest of an epoch, the next loop through the next epoch, in another order. The order
 * depends on the seed and on the number of the epoch alone, so a run that is resumed at a saved `position` sees the
 * batches that it would have seen. Every example comes exactly once in an epoch; nothing is left out silently.
 *
 * Columns and arrays are shuffled as a whole. Iterables pass through a buffer of `buffer` examples; give a function
 * that makes the iterable where it can be walked only once. An example that waits there must not be changed.
 *
 * Numbers are copied once, into arrays that belong to the batch. Integers of less than 32 bits become int32, or the
 * `dtype` of their column.
 *
 * @throws ChainruleError `data-rows-differ`, `data-wrong-shape`, `data-ragged-rows`, `data-not-a-number`,
 * `data-lossy-dtype`, `data-names-differ`, `data-no-batches`, `data-bad-option`, `data-bad-position`, `bad-seed` and
 * others that begin with `data-`.
 *
 * @example
 * ```ts
 * import { batches } from '@chainrule/data'
 *
 * const images = { data: new Uint8Array(100 * 28 * 28), shape: [100, 28, 28], dtype: 'float32' } as const
 * const labels = new Int32Array(100)
 * const loader = batches({ images, labels }, { batchSize: 64, seed: 1 })
 * const sizes = []
 * for (let epoch = 0; epoch < 2; epoch++) {
 *   for (const { images, size } of loader) sizes.push(images.data.length / size)
 * }
 * console.log(sizes) // [ 784, 784, 784, 784 ]
 * ```
 */
export function batches(count: number, options?: BatchOptions): Batches<BatchOfRows>
export function batches(source: Column | NumberArray | readonly Value[], options?: BatchOptions): Batches<BatchOfValues>
export function batches<Name extends string>(
  source: readonly Example<Name>[],
  options?: BatchOptions<Name>,
): Batches<Batch<Name>>
export function batches(
  source: Iterable<Value> | (() => Iterable<Value>),
  options?: StreamOptions,
): StreamedBatches<BatchOfValues>
export function batches<Name extends string>(
  source: Iterable<Example<Name>> | (() => Iterable<Example<Name>>),
  options?: StreamOptions<Name>,
): StreamedBatches<Batch<Name>>
export function batches(
  source: AsyncIterable<Value> | (() => AsyncIterable<Value>),
  options?: StreamOptions,
): AsyncBatches<BatchOfValues>
export function batches<Name extends string>(
  source: AsyncIterable<Example<Name>> | (() => AsyncIterable<Example<Name>>),
  options?: StreamOptions<Name>,
): AsyncBatches<Batch<Name>>
export function batches<Name extends string>(source: Dataset<Name>, options?: BatchOptions<Name>): Batches<Batch<Name>>
export function batches(source: unknown, options: StreamOptions = {}): unknown {
  if (Array.isArray(source)) {
    return storedBatches(
      source.length,
      (rows) =>
        stackExamples(
          Array.from(rows, (row) => source[row]),
          options.dtypes,
          (row) => `row ${rows[row]}`,
        ),
      options,
    )
  }
  if (isNumberArray(source) || isColumn(source)) {
    const column = settleColumn('values', source, undefined)
    return storedBatches(column.shape[0], (rows) => pickRows(column, rows), options)
  }
  if (isCount(source)) return storedBatches(source, (rows) => ({ rows }), options)
  if (isSource(source)) return streamedBatches(source, options)
  if (typeof source === 'object' && source !== null) {
    const dataset = settle(source as Dataset, options.dtypes)
    const [{ shape }] = Object.values(dataset)
    return storedBatches(shape[0], (rows) => pickColumns(dataset, rows), options)
  }
  throw new ChainruleError(
    'data-not-a-source',
    `batches: got ${source === null ? 'null' : typeof source === 'number' ? source : typeof source}.`,
    'Give columns by name, an array of examples, an iterable of them, or how many there are.',
  )
}

function isCount(source: unknown): source is number {
  return Number.isSafeInteger(source) && (source as number) >= 0
}

function isColumn(source: unknown): source is Column {
  const { data, shape } = (source ?? {}) as Partial<Column>
  return isNumberArray(data) && Array.isArray(shape)
}

function isSource(source: unknown): source is Source | (() => Source) {
  if (typeof source === 'function') return true
  return typeof source === 'object' && source !== null && (Symbol.iterator in source || Symbol.asyncIterator in source)
}
