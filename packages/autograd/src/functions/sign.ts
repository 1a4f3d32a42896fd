import type { Tensor } from '../tensor.ts'
import { equal, greater, less } from './comparison.ts'
import { where } from './where.ts'

/**
 * -1, 0 or 1; NaN stays NaN. No gradient.
 *
 * @example
 * ```ts
 * import { sign, tensor } from '@chainrule/autograd'
 *
 * console.log(sign(tensor([-2, 0, 3])).toArray()) // [-1, 0, 1]
 * ```
 */
export function sign(x: Tensor): Tensor {
  const value = x.detach()
  return where(less(value, 0), -1, where(greater(value, 0), 1, where(equal(value, 0), 0, value)))
}
