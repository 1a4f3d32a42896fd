import { abs as primitive } from '../primitives/abs.ts'
import { apply, type Tensor } from '../tensor.ts'

/**
 * |x|, with gradient 0 at 0.
 *
 * @example
 * ```ts
 * import { abs, tensor } from '@chainrule/autograd'
 *
 * console.log(abs(tensor([-2, 0, 3])).toArray()) // [2, 0, 3]
 * ```
 */
export function abs(x: Tensor): Tensor {
  return apply(primitive, [x])
}
