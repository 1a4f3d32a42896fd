import type { Tensor } from '../tensor.ts'
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
  return where(value.less(0), -1, where(value.greater(0), 1, where(value.equal(0), 0, value)))
}
