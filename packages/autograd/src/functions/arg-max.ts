import { argMax as primitive } from '../primitives/arg-max.ts'
import { normalizeAxis } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'
import { mirrored } from './mirrored.ts'

/**
 * Position (int32) of the largest element along an axis, the first of equals; NaN counts as largest. No gradient.
 *
 * @throws ChainruleError `axis-out-of-range`, `empty-reduction`.
 *
 * @example
 * ```ts
 * import { argMax, tensor } from '@chainrule/autograd'
 *
 * console.log(argMax(tensor([[1, 5, 2], [7, 0, 7]])).toArray()) // [1, 0]
 * ```
 */
export function argMax(x: Tensor, axis = -1): Tensor {
  return apply(primitive, [x], { axis: normalizeAxis('argMax', axis, x.rank) })
}

/**
 * Position (int32) of the smallest element along an axis, the first of equals. No gradient.
 *
 * @throws ChainruleError `axis-out-of-range`, `empty-reduction`.
 *
 * @example
 * ```ts
 * import { argMin, tensor } from '@chainrule/autograd'
 *
 * console.log(argMin(tensor([3, 1, 2])).item()) // 1
 * ```
 */
export function argMin(x: Tensor, axis = -1): Tensor {
  return argMax(mirrored(x), axis)
}
