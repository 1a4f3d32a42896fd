import type { DType } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import type { Position } from './types.ts'

/** How a data set is cut into mini-batches. */
export interface BatchOptions<Name extends string = string> {
  /** Examples in a batch; the last of an epoch may have fewer. @default 32 */
  batchSize?: number
  /** Whether each epoch has an order of its own. @default true */
  shuffle?: boolean
  /** The order of an epoch depends on this number and on the count of the epoch. @default 0 */
  seed?: number
  /** Whether to leave out a last batch of fewer examples. @default false */
  dropLast?: boolean
  /** Where to begin, for example the saved `position` of an interrupted run. @default the first batch of epoch 0 */
  position?: Position
  /** Types of columns, where those of the source are not what the model takes: `{ labels: 'int32' }`. */
  dtypes?: Partial<Record<Name, DType>>
}

/** How a stream of examples is cut into mini-batches. */
export interface StreamOptions<Name extends string = string> extends BatchOptions<Name> {
  /** How many examples wait to be drawn from: the more, the better they mix. @default 1024 */
  buffer?: number
}

export function checkedOptions({
  batchSize = 32,
  shuffle = true,
  seed = 0,
  dropLast = false,
  buffer = 1024,
}: StreamOptions) {
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    throw new ChainruleError('data-bad-option', `batches: batchSize is ${batchSize}.`, 'Use a whole number from 1 on.')
  }
  if (!Number.isSafeInteger(buffer) || buffer < 1) {
    throw new ChainruleError('data-bad-option', `batches: buffer is ${buffer}.`, 'Use a whole number from 1 on.')
  }
  return { batchSize, shuffle, seed, dropLast, buffer }
}

/** @param batches - How many an epoch has, where that is known. */
export function checkedPosition({ epoch, batch }: Position, batches = Number.POSITIVE_INFINITY): Position {
  const whole = Number.isSafeInteger(epoch) && Number.isSafeInteger(batch)
  if (!whole || epoch < 0 || batch < 0 || batch >= batches) {
    throw new ChainruleError(
      'data-bad-position',
      `The position is epoch ${epoch}, batch ${batch}, where an epoch has ${batches} batches.`,
      'Both count from 0. Resume with the data, batchSize and dropLast of the run that was saved.',
    )
  }
  return { epoch, batch }
}
