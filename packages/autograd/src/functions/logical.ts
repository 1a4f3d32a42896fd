import type { Tensor } from '../tensor.ts'
import { not } from './and-or-not.ts'
import { greater } from './comparison.ts'

/**
 * Whether any element is not 0, over all axes or those given; false where there are none. NaN counts as not 0.
 *
 * @example
 * ```ts
 * import { any, tensor } from '@chainrule/autograd'
 *
 * console.log(any(tensor([[0, 2], [0, 0]]), 1).toArray()) // [true, false]
 * ```
 */
export function any(x: Tensor, axes?: number | readonly number[], options?: { keepAxes?: boolean }): Tensor {
  return greater(x.cast('bool').sum(axes, options), 0)
}

/**
 * Whether all elements are not 0, over all axes or those given; true where there are none. NaN counts as not 0.
 *
 * @example
 * ```ts
 * import { all, tensor } from '@chainrule/autograd'
 *
 * console.log(all(tensor([[1, 2], [0, 1]]), 1).toArray()) // [true, false]
 * ```
 */
export function all(x: Tensor, axes?: number | readonly number[], options?: { keepAxes?: boolean }): Tensor {
  return not(any(not(x.cast('bool')), axes, options))
}
