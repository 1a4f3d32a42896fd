import type { RandomKey, Tensor } from '@chainrule/autograd'
import { clamp, sigmoid } from '@chainrule/autograd'
import { high, low, temperature } from './shared/hard-concrete.ts'

/** Random numbers, for training. */
export interface HardConcreteOptions {
  /** A key that has not been used before, for training; without one the gates of evaluation come. */
  random?: RandomKey
}

/**
 * Gates between 0 and 1 that are often exactly 0 or 1, with a gradient toward how open they are.
 *
 *     s = sigmoid((log u - log(1 - u) + log α) / β),    u ~ U(0, 1)     (evaluation: s = sigmoid(log α))
 *     z = clamp(s (ζ - γ) + γ, 0, 1)
 *
 * Multiply weights or units by them, and add the penalty `l0` of the same log α to the loss. Louizos, Welling and
 * Kingma, 2018, equations 10 to 13, https://arxiv.org/abs/1712.01312, with its β = 2/3, γ = -0.1, ζ = 1.1.
 *
 * @param logAlpha - A parameter of the shape of the gates; large for open, very negative for closed.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hardConcrete } from '@chainrule/regularizers'
 *
 * console.log(hardConcrete(tensor([-5, 0, 5])).toArray()) // [0, 0.5, 1]
 * ```
 */
export function hardConcrete(logAlpha: Tensor, { random }: HardConcreteOptions = {}): Tensor {
  const s = random ? noisy(logAlpha, random) : sigmoid(logAlpha)
  return clamp(s.mul(high - low).add(low), 0, 1)
}

function noisy(logAlpha: Tensor, random: RandomKey): Tensor {
  const u = random.uniform(logAlpha.shape, { dtype: logAlpha.dtype })
  const logistic = u.log().sub(u.neg().add(1).log())
  return sigmoid(logistic.add(logAlpha).mul(1 / temperature))
}
