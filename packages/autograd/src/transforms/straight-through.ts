import type { Tensor } from '../tensor.ts'
import { customGradient } from './custom-gradient.ts'

/**
 * A function whose gradient is taken to be that of doing nothing: for rounding, sampling, thresholds.
 *
 * Bengio et al., 2013, https://arxiv.org/abs/1308.3432.
 *
 * @param f - Keeps the shape and the type of its input.
 *
 * @example
 * ```ts
 * import { floor, grad, straightThrough, tensor } from '@chainrule/autograd'
 *
 * const round = straightThrough((x) => floor(x.add(0.5)))
 * console.log(round(tensor(1.7)).item(), grad(round)(tensor(1.7)).item()) // 2 1
 * ```
 */
export function straightThrough(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return customGradient(f, (cotangent) => [cotangent])
}
