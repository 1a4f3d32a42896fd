import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Repeats each element `count` times along one axis: [a, b] becomes [a, a, b, b].
 *
 * @throws ChainruleError `axis-out-of-range`, `bad-shape` for a count that is not a whole number of at least 0.
 *
 * @example
 * ```ts
 * import { repeat, tensor } from '@chainrule/autograd'
 *
 * console.log(repeat(tensor([1, 2]), 2).toArray()) // [1, 1, 2, 2]
 * ```
 */
export function repeat(x: Tensor, count: number, axis = -1): Tensor {
  const after = normalizeAxis('repeat', axis, x.rank) + 1
  const [left, right] = [x.shape.slice(0, after), x.shape.slice(after)]
  return x
    .reshape([...left, 1, ...right])
    .expand([...left, count, ...right])
    .reshape([...left.slice(0, -1), left[after - 1] * count, ...right])
}
