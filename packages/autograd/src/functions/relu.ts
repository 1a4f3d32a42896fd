import type { Tensor } from '../tensor.ts'
import { lessEqual } from './comparison.ts'
import { where } from './where.ts'

/**
 * max(0, x), with gradient 0 at 0; NaN stays NaN.
 *
 * @example
 * ```ts
 * import { relu, tensor } from '@chainrule/autograd'
 *
 * console.log(relu(tensor([-1, 2])).toArray()) // [0, 2]
 * ```
 */
export function relu(x: Tensor): Tensor {
  return where(lessEqual(x, 0), 0, x)
}
