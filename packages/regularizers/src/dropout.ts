import type { Tensor } from '@chainrule/autograd'
import { type DropoutOptions, drop } from './shared/drop.ts'

export type { DropoutOptions } from './shared/drop.ts'

/**
 * Dropout: sets elements to 0 at random and scales the others up, so that the expectation stays.
 *
 *     y = x · keep / (1 - rate),    keep ~ Bernoulli(1 - rate)
 *
 * Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html, in the "inverted" form, which
 * leaves evaluation alone: there, do not call it. A rate of 1 would leave nothing to scale and is refused; PyTorch
 * returns zeros.
 *
 * @returns A tensor of the shape and type of `x`.
 * @throws ChainruleError `dropout-rate`.
 *
 * @example
 * ```ts
 * import { max, min, ones, randomKey } from '@chainrule/autograd'
 * import { dropout } from '@chainrule/regularizers'
 *
 * const kept = dropout(ones([1000]), { rate: 0.5, random: randomKey(1) })
 * console.log(max(kept).item(), min(kept).item()) // 2 0
 * ```
 */
export function dropout(x: Tensor, options: DropoutOptions): Tensor {
  return drop('dropout', x, options, x.shape)
}
