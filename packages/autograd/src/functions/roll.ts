import { concat } from '../create.ts'
import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { slice } from './slice.ts'

/**
 * Moves the elements `shift` places along one axis; what leaves at the end comes back at the start.
 *
 * @param shift - Whole; negative ones move toward the start.
 * @throws ChainruleError `axis-out-of-range`, `slice-position` for a fraction.
 *
 * @example
 * ```ts
 * import { roll, tensor } from '@chainrule/autograd'
 *
 * console.log(roll(tensor([1, 2, 3, 4]), 1).toArray()) // [4, 1, 2, 3]
 * ```
 */
export function roll(x: Tensor, shift: number, axis = -1): Tensor {
  const along = normalizeAxis('roll', axis, x.rank)
  const size = x.shape[along]
  const start = size === 0 ? 0 : ((-shift % size) + size) % size
  if (start === 0) return x.node
  const others = new Array<null>(along).fill(null)
  return concat([slice(x, [...others, [start]]), slice(x, [...others, [0, start]])], along)
}
