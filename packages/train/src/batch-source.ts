import { ChainruleError } from '@chainrule/autograd/errors'
import type { Position } from '@chainrule/data'

/** Batches that know where they stand, such as those of `@chainrule/data`: one loop goes through the rest of an epoch. */
export type PositionedBatches<B> = (Iterable<B> | AsyncIterable<B>) & { position: Position }

/**
 * Where batches come from: `batches()` of `@chainrule/data`; any iterable that can be walked once for each epoch, such
 * as an array; or a function of the epoch, from 0, that gives one. Except for the first kind, what comes before the
 * place where an epoch is resumed is read again and left out.
 */
export type BatchSource<B> =
  | PositionedBatches<B>
  | Iterable<B>
  | AsyncIterable<B>
  | ((epoch: number) => Iterable<B> | AsyncIterable<B>)

/** Where the loop stands in its data. */
export interface Place {
  /** Whole epochs. */
  epoch: number
  /** Batches of the epoch under way. */
  batch: number
  /** Where the source stands, if it knows. */
  position: Position | null
  /** Whether the epoch has no more batches. */
  over: boolean
}

/** The rest of one epoch. */
export interface OpenEpoch<B> {
  /** The next batch, or null at the end of the epoch. */
  next(): Promise<{ batch: B } | null>
  /** Notes in the place that the last batch has been used. */
  used(place: Place): void
  close(): Promise<void>
}

/** Opens the source at a place. */
export async function openEpoch<B>(source: BatchSource<B>, place: Place): Promise<OpenEpoch<B>> {
  const positioned = isPositioned(source) ? source : null
  if (positioned && place.position) positioned.position = place.position
  else if (positioned) place.position = present(positioned)
  const epoch = positioned?.position.epoch
  const iterator = iteratorOf(typeof source === 'function' ? source(place.epoch) : source)
  if (!positioned) await skip(iterator, place)
  return {
    async next() {
      const { done, value } = await iterator.next()
      if (!done) return { batch: value }
      if (place.batch > 0) return null
      throw new ChainruleError(
        'epoch-without-batches',
        `train: epoch ${place.epoch + 1} has no batches.`,
        'Give data that can be walked once for each epoch: batches(...), an array, or a function (epoch) => iterable.',
      )
    },
    used(place) {
      place.batch += 1
      if (!positioned) return
      place.position = present(positioned)
      place.over = place.position.epoch !== epoch
    },
    async close() {
      await iterator.return?.()
    },
  }
}

function present({ position: { epoch, batch } }: { readonly position: Position }): Position {
  return { epoch, batch }
}

async function skip<B>(iterator: AsyncIterator<B> | Iterator<B>, { epoch, batch }: Place): Promise<void> {
  for (let skipped = 0; skipped < batch; skipped++) {
    if (!(await iterator.next()).done) continue
    throw new ChainruleError(
      'other-data',
      `train: epoch ${epoch + 1} is to go on after ${batch} batches, and the data have ${skipped}.`,
      'Resume with the data and the batch size of the run that was saved.',
    )
  }
}

function iteratorOf<B>(source: Iterable<B> | AsyncIterable<B>): AsyncIterator<B> | Iterator<B> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
}

function isPositioned<B>(source: BatchSource<B>): source is PositionedBatches<B> {
  return typeof source === 'object' && 'position' in source
}
