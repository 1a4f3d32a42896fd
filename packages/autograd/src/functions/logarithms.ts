import type { Tensor } from '../tensor.ts'

/**
 * Logarithm to base 2.
 *
 * @example
 * ```ts
 * import { log2, tensor } from '@chainrule/autograd'
 *
 * console.log(log2(tensor([1, 8])).toArray()) // [0, 3]
 * ```
 */
export function log2(x: Tensor): Tensor {
  return x.log().mul(Math.LOG2E)
}

/**
 * Logarithm to base 10.
 *
 * @example
 * ```ts
 * import { log10, tensor } from '@chainrule/autograd'
 *
 * console.log(log10(tensor([1, 0.01])).toArray()) // [0, -2]
 * ```
 */
export function log10(x: Tensor): Tensor {
  return x.log().mul(Math.LOG10E)
}
