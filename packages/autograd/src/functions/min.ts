import type { Tensor } from '../tensor.ts'
import { max } from './max.ts'
import { mirrored } from './mirrored.ts'

/**
 * The smallest element over all axes, or over those given; ties share the gradient, NaN wins.
 *
 * @throws ChainruleError `empty-reduction` over no elements at all.
 *
 * @example
 * ```ts
 * import { min, tensor } from '@chainrule/autograd'
 *
 * console.log(min(tensor([[1, 5], [7, 3]]), 1).toArray()) // [1, 3]
 * ```
 */
export function min(x: Tensor, axes?: number | readonly number[], options: { keepAxes?: boolean } = {}): Tensor {
  return mirrored(max(mirrored(x), axes, options))
}
