import {
  and,
  arange,
  floor,
  greaterEqual,
  less,
  max,
  type RandomKey,
  type Tensor,
  take,
  where,
} from '@chainrule/autograd'
import { drawBeta, permutation } from './shared/beta.ts'
import { requireRank } from './shared/drop.ts'
import { type Mixed, type MixOptions, requireMixable } from './shared/mixing.ts'

/**
 * CutMix: pastes a box of one image into another, and mixes the targets by area.
 *
 *     box: sides √(1 - s) of the image, centre anywhere, cut off at the edges,    s ~ Beta(α, α)
 *     y <- s' y + (1 - s') y',    1 - s' = the share of the image that was pasted
 *
 * The partners are the batch in random order, the box is one for the whole batch. Yun et al., 2019, section 3.1,
 * https://arxiv.org/abs/1905.04899; α = 1 as there.
 *
 * @param x - [batch, channels, height, width]
 * @param target - [batch, ...], probabilities or numbers, as floats.
 * @throws ChainruleError `mixing-alpha`, `mixing-target`, `regularizer-shape`.
 *
 * @example
 * ```ts
 * import { randomKey, tensor, zeros } from '@chainrule/autograd'
 * import { cutmix } from '@chainrule/regularizers'
 *
 * const { x } = cutmix(zeros([2, 3, 8, 8]), tensor([[1, 0], [0, 1]]), { random: randomKey(1) })
 * console.log(x.shape) // [2, 3, 8, 8]
 * ```
 */
export function cutmix(x: Tensor, target: Tensor, { alpha = 1, random }: MixOptions): Mixed {
  requireMixable('cutmix', x, target, alpha)
  requireRank('cutmix', x, '[batch, channels, height, width]', x.rank === 4)
  if (alpha === 0) return { x, target, share: max(x.onesLike()) }
  const [height, width] = x.shape.slice(2)
  const [forShare, forPartners, forRow, forColumn] = random.split(4)
  const side = drawBeta(forShare, alpha).neg().add(1).sqrt()
  const rows = stretch(forRow, height, side).reshape([height, 1])
  const pasted = and(rows, stretch(forColumn, width, side))
  const share = pasted.cast('float32').mean().neg().add(1)
  const partners = permutation(forPartners, x.shape[0])
  const s = share.cast(target.dtype)
  return {
    x: where(pasted, take(x, partners), x),
    target: target.mul(s).add(take(target, partners).mul(s.neg().add(1))),
    share,
  }
}

/** Which of so many places lie in a stretch of a share of them, anywhere. */
function stretch(random: RandomKey, size: number, share: Tensor): Tensor {
  const centre = floor(random.uniform([]).mul(size))
  const half = floor(share.mul(size / 2))
  const places = arange(size).cast('float32')
  return and(greaterEqual(places, centre.sub(half)), less(places, centre.add(half)))
}
