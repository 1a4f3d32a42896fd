import { flip as primitive } from '../primitives/flip.ts'
import { normalizeAxes } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'

/**
 * Reverses the order along axes.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { flip, tensor } from '@chainrule/autograd'
 *
 * console.log(flip(tensor([1, 2, 3]), 0).toArray()) // [3, 2, 1]
 * ```
 */
export function flip(x: Tensor, axes: number | readonly number[]): Tensor {
  return apply(primitive, [x], { axes: normalizeAxes('flip', axes, x.rank) })
}
