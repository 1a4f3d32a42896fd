import { ChainruleError, type RandomKey, type Tensor } from '@chainrule/autograd'

export interface DropoutOptions {
  /** Probability that an element is dropped, in [0, 1). */
  rate: number
  /** A key that has not been used before, such as `randomState(seed).next()`. */
  random: RandomKey
}

/**
 * Dropout: sets elements to 0 at random and scales the others up, so that the expectation stays.
 *
 *     y = x · keep / (1 - rate),    keep ~ Bernoulli(1 - rate)
 *
 * Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html, in the "inverted" form, which leaves
 * evaluation alone: there, do not call it. A rate of 1 would leave nothing to scale and is refused; PyTorch returns zeros.
 *
 * @returns A tensor of the shape and type of `x`.
 * @throws ChainruleError `dropout-rate`.
 *
 * @example
 * ```ts
 * import { ones, randomKey } from '@chainrule/autograd'
 * import { dropout } from '@chainrule/regularizers'
 *
 * const kept = dropout(ones([1000]), { rate: 0.5, random: randomKey(1) })
 * console.log(kept.max().item(), kept.min().item()) // 2 0
 * ```
 */
export function dropout(x: Tensor, { rate, random }: DropoutOptions): Tensor {
  if (!(rate >= 0 && rate < 1)) {
    throw new ChainruleError(
      'dropout-rate',
      `dropout: rate must be in [0, 1), got ${rate}.`,
      'It is the probability that an element is dropped; 0 turns dropout off.',
    )
  }
  if (rate === 0) return x
  const dropped = random.uniform(x.shape).less(rate)
  return dropped.where(0, x.mul(1 / (1 - rate)))
}
