import { ChainruleError } from '@chainrule/autograd/errors'
import { drawsOf, permutation, sequence } from './permutation.ts'
import { pickStored } from './pick.ts'
import { settle } from './settle.ts'
import type { Column, Dataset } from './types.ts'

/** How a data set is divided. */
export interface SplitOptions<Sizes extends readonly number[]> {
  /** Shares of the parts, which sum to 1. Either these or `counts`. */
  fractions?: Sizes
  /** Numbers of examples of the parts, which sum to all examples. */
  counts?: Sizes
  /** Whether to mix before; data that are sorted need it. @default true */
  shuffle?: boolean
  /** @default 0 */
  seed?: number
}

// No epoch comes that far, so that the parts are drawn with numbers of their own.
const stream = 2 ** 32

/**
 * Divides the examples of a dataset into parts, for example to train and to test. Each example goes into one part.
 *
 * @throws ChainruleError `data-bad-split` where the sizes do not sum to the whole.
 *
 * @example
 * ```ts
 * import { split } from '@chainrule/data'
 *
 * const dataset = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [0, 1, 1, 0] }
 * const [train, test] = split(dataset, { fractions: [0.75, 0.25], seed: 1 })
 * console.log(train.inputs.shape, test.labels.shape) // [ 3, 2 ] [ 1 ]
 * ```
 */
export function split<Name extends string, const Sizes extends readonly number[]>(
  dataset: Dataset<Name>,
  { fractions, counts, shuffle = true, seed = 0 }: SplitOptions<Sizes>,
): { [Part in keyof Sizes]: Record<Name, Column> } {
  const settled = settle(dataset)
  const total = Object.values<Column>(settled)[0].shape[0]
  const sizes = counts ?? fractions ?? []
  const whole = counts ? total : 1
  const sum = sizes.reduce((partial, size) => partial + size, 0)
  if (!(Math.abs(sum - whole) <= 1e-9) || !sizes.every((size) => size >= 0 && (!counts || Number.isInteger(size)))) {
    throw new ChainruleError(
      'data-bad-split',
      `split: the ${counts ? 'counts' : 'fractions'} [${sizes}] sum to ${sum}, not to ${whole}.`,
      'Give sizes from 0 on that sum to the whole; for some of the examples, take() them before.',
    )
  }
  const order = shuffle ? permutation(total, drawsOf(seed, stream)) : sequence(total)
  let covered = 0
  const parts = sizes.map((size) => {
    const begin = Math.round((covered / whole) * total)
    covered += size
    return pickStored(settled, order.subarray(begin, Math.round((covered / whole) * total)))
  })
  return parts as { [Part in keyof Sizes]: Record<Name, Column> }
}
