import type { Tensor } from '../tensor.ts'
import { tanh } from './hyperbolic.ts'

/**
 * 1 / (1 + e⁻ˣ), through tanh so that it never overflows; integers become float32.
 *
 * @example
 * ```ts
 * import { sigmoid, tensor } from '@chainrule/autograd'
 *
 * console.log(sigmoid(tensor([-1000, 0, 1000])).toArray()) // [0, 0.5, 1]
 * ```
 */
export function sigmoid(x: Tensor): Tensor {
  return tanh(x.mul(0.5)).add(1).mul(0.5)
}
