import type { Tensor } from '../tensor.ts'
import { equal } from './comparison.ts'

/**
 * True where the number is neither NaN nor infinite.
 *
 * @example
 * ```ts
 * import { finite, tensor } from '@chainrule/autograd'
 *
 * console.log(finite(tensor([1, Infinity, NaN])).toArray()) // [true, false, false]
 * ```
 */
export function finite(x: Tensor): Tensor {
  return equal(x.sub(x), 0)
}
