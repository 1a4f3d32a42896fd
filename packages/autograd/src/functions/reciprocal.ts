import { literal, type Tensor, toFloat } from '../tensor.ts'

/**
 * 1 / x; integers become float32.
 *
 * @example
 * ```ts
 * import { reciprocal, tensor } from '@chainrule/autograd'
 *
 * console.log(reciprocal(tensor([1, 4])).toArray()) // [1, 0.25]
 * ```
 */
export function reciprocal(x: Tensor): Tensor {
  const divisor = toFloat(x)
  return literal(1, divisor.dtype).expandTo(x.shape).div(divisor)
}

/**
 * 1 / √x; NaN below 0.
 *
 * @example
 * ```ts
 * import { rsqrt, tensor } from '@chainrule/autograd'
 *
 * console.log(rsqrt(tensor([1, 4])).toArray()) // [1, 0.5]
 * ```
 */
export function rsqrt(x: Tensor): Tensor {
  return reciprocal(x.sqrt())
}
