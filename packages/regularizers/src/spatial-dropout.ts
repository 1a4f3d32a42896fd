import type { Tensor } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { drop, perChannel, requireRank } from './shared/drop.ts'

/**
 * Drops whole channels of signals [batch, channels, length].
 *
 *     y = x · keep / (1 - rate),    one keep ~ Bernoulli(1 - rate) for each example and channel
 *
 * Neighbours in a channel say nearly the same, so that plain dropout would only lower the learning rate. Tompson et
 * al., 2015, section 3.2, https://arxiv.org/abs/1411.4280. `Dropout1d` of PyTorch; Keras has the channels last.
 *
 * @throws ChainruleError `dropout-rate`, `regularizer-shape`.
 *
 * @example
 * ```ts
 * import { equal, max, min, ones, randomKey } from '@chainrule/autograd'
 * import { spatialDropout1d } from '@chainrule/regularizers'
 *
 * const y = spatialDropout1d(ones([8, 8, 4]), { rate: 0.5, random: randomKey(1) })
 * console.log(min(equal(max(y, -1), min(y, -1))).item()) // 1
 * ```
 */
export function spatialDropout1d(x: Tensor, options: DropoutOptions): Tensor {
  return dropChannels('spatialDropout1d', x, options, 'length')
}

/**
 * Drops whole channels of images [batch, channels, height, width].
 *
 * As {@link spatialDropout1d}. `Dropout2d` of PyTorch.
 *
 * @throws ChainruleError `dropout-rate`, `regularizer-shape`.
 *
 * @example
 * ```ts
 * import { equal, max, min, ones, randomKey } from '@chainrule/autograd'
 * import { spatialDropout2d } from '@chainrule/regularizers'
 *
 * const y = spatialDropout2d(ones([8, 8, 2, 2]), { rate: 0.5, random: randomKey(1) })
 * console.log(min(equal(max(y, [2, 3]), min(y, [2, 3]))).item()) // 1
 * ```
 */
export function spatialDropout2d(x: Tensor, options: DropoutOptions): Tensor {
  return dropChannels('spatialDropout2d', x, options, 'height', 'width')
}

/**
 * Drops whole channels of volumes [batch, channels, depth, height, width].
 *
 * As {@link spatialDropout1d}. `Dropout3d` of PyTorch.
 *
 * @throws ChainruleError `dropout-rate`, `regularizer-shape`.
 *
 * @example
 * ```ts
 * import { equal, max, min, ones, randomKey } from '@chainrule/autograd'
 * import { spatialDropout3d } from '@chainrule/regularizers'
 *
 * const y = spatialDropout3d(ones([8, 8, 1, 2, 2]), { rate: 0.5, random: randomKey(1) })
 * console.log(min(equal(max(y, [2, 3, 4]), min(y, [2, 3, 4]))).item()) // 1
 * ```
 */
export function spatialDropout3d(x: Tensor, options: DropoutOptions): Tensor {
  return dropChannels('spatialDropout3d', x, options, 'depth', 'height', 'width')
}

function dropChannels(owner: string, x: Tensor, options: DropoutOptions, ...space: string[]): Tensor {
  requireRank(owner, x, `[batch, channels, ${space.join(', ')}]`, x.rank === space.length + 2)
  return drop(owner, x, options, perChannel(x))
}
