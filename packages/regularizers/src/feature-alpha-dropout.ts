import type { Tensor } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { perChannel, requireRank } from './shared/drop.ts'
import { dropToAlpha } from './shared/drop-to-alpha.ts'

/**
 * Alpha dropout of whole channels: x [batch, channels, ...space].
 *
 * One draw for each example and channel; the formula is that of `alphaDropout`, Klambauer et al., 2017, section 3,
 * https://arxiv.org/abs/1706.02515. `FeatureAlphaDropout` of PyTorch.
 *
 * @returns A tensor of the shape and type of `x`.
 * @throws ChainruleError `dropout-rate`, `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { equal, max, min, ones, randomKey } from '@chainrule/autograd'
 * import { featureAlphaDropout } from '@chainrule/regularizers'
 *
 * const y = featureAlphaDropout(ones([8, 8, 4]), { rate: 0.5, random: randomKey(1) })
 * console.log(min(equal(max(y, -1), min(y, -1))).item()) // 1
 * ```
 */
export function featureAlphaDropout(x: Tensor, options: DropoutOptions): Tensor {
  requireRank('featureAlphaDropout', x, '[batch, channels, ...space]', x.rank >= 2)
  return dropToAlpha('featureAlphaDropout', x, options, perChannel(x))
}
