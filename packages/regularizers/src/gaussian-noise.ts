import { ChainruleError, drawNormal, type RandomKey, type Tensor } from '@chainrule/autograd'

/** How much noise, and from which random numbers. */
export interface GaussianNoiseOptions {
  /** Standard deviation of what is added, at least 0. */
  deviation: number
  /** A key that has not been used before, such as `randomState(seed).next()`. */
  random: RandomKey
}

/**
 * Adds normal noise: to inputs or activations while training.
 *
 *     y = x + noise,    noise ~ N(0, σ²)
 *
 * Bishop, 1995, "Training with Noise is Equivalent to Tikhonov Regularization",
 * https://doi.org/10.1162/neco.1995.7.1.108. Same as Keras. In evaluation, do not call it.
 *
 * @param x - float32 or float64.
 * @returns A tensor of the shape and type of `x`.
 * @throws ChainruleError `noise-deviation`.
 *
 * @example
 * ```ts
 * import { randomKey, zeros } from '@chainrule/autograd'
 * import { gaussianNoise } from '@chainrule/regularizers'
 *
 * const y = gaussianNoise(zeros([10_000]), { deviation: 2, random: randomKey(1) })
 * console.log(Math.abs(y.square().mean().item() - 4) < 0.3) // true
 * ```
 */
export function gaussianNoise(x: Tensor, { deviation, random }: GaussianNoiseOptions): Tensor {
  if (!(deviation >= 0 && deviation < Number.POSITIVE_INFINITY)) {
    throw new ChainruleError(
      'noise-deviation',
      `gaussianNoise: deviation must be in [0, ∞), got ${deviation}.`,
      'It is the standard deviation of what is added; 0 turns the noise off.',
    )
  }
  return deviation === 0 ? x : x.add(drawNormal(random, x.shape, { deviation, dtype: x.dtype }))
}
