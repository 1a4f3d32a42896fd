import { ChainruleError } from '@chainrule/autograd/errors'
import { makeBatch } from './make-batch.ts'
import { type BatchOptions, checkedOptions, checkedPosition } from './options.ts'
import { drawsOf, permutation, sequence } from './permutation.ts'
import type { Position } from './types.ts'

/**
 * A place in an endless row of epochs. One `for` loop goes to the end of the epoch, the next one takes the next epoch;
 * a loop that is left early is continued by the next.
 */
export interface Batches<B> extends Iterable<B, void> {
  /** The batch that comes next. Set it to go elsewhere. */
  position: Position
  /** Examples in the source. */
  readonly examples: number
  /** Batches in an epoch. */
  readonly batches: number
}

/** Batches of what can be read in any order. */
export function storedBatches<B>(
  examples: number,
  pick: (rows: Uint32Array) => object,
  options: BatchOptions,
): Batches<B> {
  const { batchSize, shuffle, seed, dropLast } = checkedOptions(options)
  const batches = dropLast ? Math.floor(examples / batchSize) : Math.ceil(examples / batchSize)
  if (batches === 0) {
    throw new ChainruleError(
      'data-no-batches',
      `There are ${examples} examples, which make no batch of ${batchSize}.`,
      'Check that the data were read, or use a smaller batchSize.',
    )
  }
  let position = checkedPosition(options.position ?? { epoch: 0, batch: 0 }, batches)
  let shuffled: { epoch: number; order: Uint32Array } | undefined

  function orderOf(epoch: number): Uint32Array {
    if (shuffled?.epoch !== epoch) {
      shuffled = { epoch, order: shuffle ? permutation(examples, drawsOf(seed, epoch)) : sequence(examples) }
    }
    return shuffled.order
  }

  return {
    examples,
    batches,
    get position() {
      return position
    },
    set position(value) {
      position = checkedPosition(value, batches)
    },
    *[Symbol.iterator]() {
      const { epoch } = position
      while (position.epoch === epoch) {
        const { batch } = position
        const rows = orderOf(epoch).subarray(batch * batchSize, (batch + 1) * batchSize)
        const columns = pick(rows)
        position = batch + 1 < batches ? { epoch, batch: batch + 1 } : { epoch: epoch + 1, batch: 0 }
        yield makeBatch(columns, rows.length, position) as B
      }
    },
  }
}
