import { ChainruleError } from '../errors.ts'
import { gather } from '../functions/gather.ts'
import { slice } from '../functions/slice.ts'
import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { argSort } from './sort.ts'

/** Along which axis to look, and for which end of the order. */
export interface TopKOptions {
  /** @default -1 */
  axis?: number
  /** False for the smallest. @default true */
  largest?: boolean
}

/**
 * The k largest (or smallest) elements along one axis, best first, with the positions (int32) that they come from.
 *
 * Of equal elements the first comes first. NaN is never among the best while there are enough numbers.
 *
 * @throws ChainruleError `top-k-size` where k is not from 0 to the size of the axis, `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { tensor, topK } from '@chainrule/autograd'
 *
 * const { values, indices } = topK(tensor([3, 1, 4, 1]), 2)
 * console.log(values.toArray(), indices.toArray()) // [4, 3] [2, 0]
 * ```
 */
export function topK(
  x: Tensor,
  k: number,
  { axis = -1, largest = true }: TopKOptions = {},
): { values: Tensor; indices: Tensor } {
  const along = normalizeAxis('topK', axis, x.rank)
  if (!Number.isInteger(k) || k < 0 || k > x.shape[along]) {
    throw new ChainruleError(
      'top-k-size',
      `topK: k is ${k}, axis ${along} of [${x.shape}] has ${x.shape[along]} elements.`,
      'Choose a whole number from 0 to the size of the axis.',
    )
  }
  const first = [...new Array<null>(along).fill(null), [0, k] as const]
  const indices = slice(argSort(x, { axis: along, descending: largest }), first)
  return { values: gather(x, indices, along), indices }
}
