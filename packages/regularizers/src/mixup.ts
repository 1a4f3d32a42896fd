import { max, type Tensor, take } from '@chainrule/autograd'
import { drawBeta, permutation } from './shared/beta.ts'
import { type Mixed, type MixOptions, requireMixable } from './shared/mixing.ts'

export type { Mixed, MixOptions } from './shared/mixing.ts'

/**
 * Mixup: trains on weighted means of two examples and of their targets.
 *
 *     x <- s x + (1 - s) x',    y <- s y + (1 - s) y',    s ~ Beta(α, α)
 *
 * The partners x', y' are the batch in random order, the share is one for the whole batch. Zhang et al., 2018, equation
 * 1, https://arxiv.org/abs/1710.09412: α from 0.1 to 0.4 for ImageNet, 1 for CIFAR-10.
 *
 * @param x - [batch, ...]
 * @param target - [batch, ...], probabilities or numbers, as floats.
 * @throws ChainruleError `mixing-alpha`, `mixing-target`.
 *
 * @example
 * ```ts
 * import { randomKey, tensor } from '@chainrule/autograd'
 * import { mixup } from '@chainrule/regularizers'
 *
 * const { target } = mixup(tensor([[1], [2]]), tensor([[1, 0], [0, 1]]), { random: randomKey(1) })
 * console.log(target.sum().item()) // 2
 * ```
 */
export function mixup(x: Tensor, target: Tensor, { alpha = 0.2, random }: MixOptions): Mixed {
  requireMixable('mixup', x, target, alpha)
  if (alpha === 0) return { x, target, share: max(x.onesLike()) }
  const [first, second] = random.split(2)
  const share = drawBeta(first, alpha)
  const partners = permutation(second, x.shape[0])
  const mix = (own: Tensor) => {
    const s = share.cast(own.dtype)
    return own.mul(s).add(take(own, partners).mul(s.neg().add(1)))
  }
  return { x: mix(x), target: mix(target), share }
}
