import { max as primitive } from '../primitives/max.ts'
import { reduceOver, type Tensor } from '../tensor.ts'

/**
 * The largest element over all axes, or over those given; ties share the gradient, NaN wins.
 *
 * @throws ChainruleError `empty-reduction` over no elements at all.
 *
 * @example
 * ```ts
 * import { max, tensor } from '@chainrule/autograd'
 *
 * console.log(max(tensor([[1, 5], [7, 3]]), 1).toArray()) // [5, 7]
 * ```
 */
export function max(x: Tensor, axes?: number | readonly number[], options: { keepAxes?: boolean } = {}): Tensor {
  return reduceOver(primitive, x, axes, options)
}
