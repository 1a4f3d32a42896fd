import { abs, clamp, greaterEqual, tanh as hyperbolicTangent, lessEqual, type Tensor, where } from '@chainrule/autograd'

/**
 * Hyperbolic tangent.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { tanh } from '@chainrule/nn'
 *
 * console.log(tanh(tensor([-100, 0, 100])).toArray()) // [-1, 0, 1]
 * ```
 */
export function tanh(x: Tensor): Tensor {
  return hyperbolicTangent(x)
}

/**
 * Limits x to a range, with gradient 0 outside and on the edges.
 *
 * As PyTorch's; the gradient of `clamp` is 1 on the edges.
 *
 * @param options - `min` and `max`. `@default` -1 and 1
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hardTanh } from '@chainrule/nn'
 *
 * console.log(hardTanh(tensor([-2, 0.5, 2])).toArray()) // [-1, 0.5, 1]
 * ```
 */
export function hardTanh(x: Tensor, { min = -1, max = 1 }: { min?: number; max?: number } = {}): Tensor {
  return where(lessEqual(x, min), min, where(greaterEqual(x, max), max, x))
}

/**
 * x / (1 + |x|): like tanh, but slow to reach ±1.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { softsign } from '@chainrule/nn'
 *
 * console.log(softsign(tensor([-1, 0, 3])).toArray()) // [-0.5, 0, 0.75]
 * ```
 */
export function softsign(x: Tensor): Tensor {
  return x.div(abs(x).add(1))
}

/**
 * x - tanh(x).
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { tanhShrink } from '@chainrule/nn'
 *
 * console.log(tanhShrink(tensor([0, 100])).toArray()) // [0, 99]
 * ```
 */
export function tanhShrink(x: Tensor): Tensor {
  return x.sub(tanh(x))
}

/**
 * 0 where |x| is at most λ, x elsewhere.
 *
 * @param options - `lambda`. `@default` 0.5
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hardShrink } from '@chainrule/nn'
 *
 * console.log(hardShrink(tensor([-1, 0.25, 1])).toArray()) // [-1, 0, 1]
 * ```
 */
export function hardShrink(x: Tensor, { lambda = 0.5 }: { lambda?: number } = {}): Tensor {
  return where(lessEqual(abs(x), lambda), 0, x)
}

/**
 * Brings x nearer to 0 by λ, and to 0 where it is nearer than that.
 *
 * @param options - `lambda`. `@default` 0.5
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { softShrink } from '@chainrule/nn'
 *
 * console.log(softShrink(tensor([-1, 0.25, 1])).toArray()) // [-0.5, 0, 0.5]
 * ```
 */
export function softShrink(x: Tensor, { lambda = 0.5 }: { lambda?: number } = {}): Tensor {
  return x.sub(clamp(x, -lambda, lambda))
}
