import type { Tensor } from '@chainrule/autograd'
import { drawNormal } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { requireRate } from './shared/drop.ts'

/**
 * Gaussian dropout: multiplies by normal noise with the mean and variance of dropout.
 *
 *     y = x · noise,    noise ~ N(1, rate / (1 - rate))
 *
 * Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html. Same as Keras. In evaluation, do
 * not call it.
 *
 * @param x - float32 or float64.
 * @returns A tensor of the shape and type of `x`.
 * @throws ChainruleError `dropout-rate`.
 *
 * @example
 * ```ts
 * import { ones, randomKey } from '@chainrule/autograd'
 * import { gaussianDropout } from '@chainrule/regularizers'
 *
 * const y = gaussianDropout(ones([10_000]), { rate: 0.2, random: randomKey(1) })
 * console.log(Math.abs(y.mean().item() - 1) < 0.03) // true
 * ```
 */
export function gaussianDropout(x: Tensor, { rate, random }: DropoutOptions): Tensor {
  requireRate('gaussianDropout', rate)
  if (rate === 0) return x
  return x.mul(drawNormal(random, x.shape, { mean: 1, variance: rate / (1 - rate), dtype: x.dtype }))
}
