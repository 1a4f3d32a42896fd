import type { Tensor } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { dropToAlpha } from './shared/drop-to-alpha.ts'

/**
 * Dropout for SELU networks: keeps mean 0 and variance 1 of what it drops from.
 *
 *     y = a (x · keep + α' (1 - keep)) + b,    keep ~ Bernoulli(q),  q = 1 - rate,  α' = -1.7580993408473766
 *     a = (q + α'² q (1 - q))^(-1/2),    b = -a (1 - q) α'
 *
 * Klambauer et al., 2017, "Self-Normalizing Neural Networks", section 3, https://arxiv.org/abs/1706.02515. α' = -λ α is
 * where SELU saturates. Same as PyTorch and Keras.
 *
 * @returns A tensor of the shape and type of `x`.
 * @throws ChainruleError `dropout-rate`.
 *
 * @example
 * ```ts
 * import { drawNormal, randomKey } from '@chainrule/autograd'
 * import { alphaDropout } from '@chainrule/regularizers'
 *
 * const x = drawNormal(randomKey(1), [10_000])
 * const y = alphaDropout(x, { rate: 0.2, random: randomKey(2) })
 * console.log(Math.abs(y.mean().item()) < 0.05, Math.abs(y.square().mean().item() - 1) < 0.05) // true true
 * ```
 */
export function alphaDropout(x: Tensor, options: DropoutOptions): Tensor {
  return dropToAlpha('alphaDropout', x, options, x.shape)
}
