import type { Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Repeats the whole tensor along each axis: [2, 3] with repeats [2, 2] becomes [4, 6].
 *
 * @param repeats - Aligned at the right; missing ones are 1, and more than there are axes add axes on the left.
 * @throws ChainruleError `bad-shape` for repeats that are not whole numbers of at least 0.
 *
 * @example
 * ```ts
 * import { tensor, tile } from '@chainrule/autograd'
 *
 * console.log(tile(tensor([1, 2]), [2, 2]).toArray()) // [[1, 2, 1, 2], [1, 2, 1, 2]]
 * ```
 */
export function tile(x: Tensor, repeats: Shape): Tensor {
  const rank = Math.max(x.rank, repeats.length)
  const aligned = (list: Shape) => [...new Array<number>(rank - list.length).fill(1), ...list]
  const shape = aligned(x.shape)
  const counts = aligned(repeats)
  return x
    .reshape(shape.flatMap((size) => [1, size]))
    .expand(shape.flatMap((size, axis) => [counts[axis], size]))
    .reshape(shape.map((size, axis) => size * counts[axis]))
}
