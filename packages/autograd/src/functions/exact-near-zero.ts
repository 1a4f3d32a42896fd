import * as primitives from '../primitives/exact-near-zero.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'

/**
 * eˣ - 1, exact for small x.
 *
 * @example
 * ```ts
 * import { expm1, tensor } from '@chainrule/autograd'
 *
 * console.log(expm1(tensor(1e-9)).item().toFixed(12)) // 0.000000001000
 * ```
 */
export function expm1(x: Tensor): Tensor {
  return apply(primitives.expm1, [toFloat(x)])
}

/**
 * log(1 + x), exact for small x.
 *
 * @example
 * ```ts
 * import { log1p, tensor } from '@chainrule/autograd'
 *
 * console.log(log1p(tensor(1e-9)).item().toFixed(12)) // 0.000000001000
 * ```
 */
export function log1p(x: Tensor): Tensor {
  return apply(primitives.log1p, [toFloat(x)])
}
