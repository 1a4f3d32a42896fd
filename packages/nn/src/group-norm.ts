import { ChainruleError, type Tensor } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { type Affine, type AffineOptions, affine } from './shared/affine.ts'
import { requireFeatures, requireSizes } from './shared/checks.ts'
import { normalized, perChannel, scaled } from './shared/normalized.ts'
import { requireDivisor } from './shared/require-divisor.ts'

/** Settings of `groupNorm`. */
export interface GroupNormOptions extends AffineOptions {
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/** A layer that normalises groups of channels. */
export interface GroupNorm extends Layer, Affine {}

/** Groups, scale and shift for `normalizeGroups`. */
export interface NormalizeGroupsOptions {
  groups: number
  /** Scale [channels]. */
  weight?: Tensor | null
  /** Shift [channels]. */
  bias?: Tensor | null
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/**
 * Group normalisation: mean 0 and variance 1 over each group of channels of each example.
 *
 * Input [batch, channels, ...space]. Wu and He, 2018, equations 1 and 7, https://arxiv.org/abs/1803.08494. Parameters
 * as PyTorch's `GroupNorm`.
 *
 * @throws ChainruleError `groups-do-not-divide`, `wrong-features`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { groupNorm } from '@chainrule/nn'
 *
 * const norm = initialize(groupNorm(4, 32), { seed: 1 })
 * console.log(norm(ones([2, 32, 8, 8])).shape) // [2, 32, 8, 8]
 * ```
 */
export function groupNorm(groups: number, channels: number, options: GroupNormOptions = {}): GroupNorm {
  requireSizes('groupNorm', { groups, channels })
  requireDivisor('groupNorm', groups, { channels })
  const { epsilon, ...rest } = options
  const self: GroupNorm = layer(
    'groupNorm',
    (x: Tensor) => {
      requireFeatures('groupNorm', x, 1, channels)
      return normalizeGroups(x, { groups, weight: self.weight, bias: self.bias, epsilon })
    },
    affine('groupNorm', [channels], rest),
  )
  return self
}

/**
 * The function behind {@link groupNorm}: x [batch, channels, ...space].
 *
 * @throws ChainruleError `group-norm-input` where the groups do not divide the channels.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { normalizeGroups } from '@chainrule/nn'
 *
 * const x = tensor([[1, 3, 10, 30]])
 * console.log(normalizeGroups(x, { groups: 2, epsilon: 0 }).toArray()) // [[-1, 1, -1, 1]]
 * ```
 */
export function normalizeGroups(x: Tensor, options: NormalizeGroupsOptions): Tensor {
  const { groups, weight, bias, epsilon = 1e-5 } = options
  const [batch, channels = 0, ...space] = x.shape
  if (x.rank < 2 || !Number.isSafeInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw new ChainruleError(
      'group-norm-input',
      `normalizeGroups: ${groups} groups for an input [${x.shape}].`,
      'The input is [batch, channels, ...space], and the groups divide the channels.',
    )
  }
  const grouped = x.reshape([batch, groups, channels / groups, ...space])
  const axes = grouped.shape.map((_, axis) => axis).slice(2)
  const normal = normalized(grouped, axes, epsilon).reshape(x.shape)
  return scaled(normal, weight && perChannel(weight, x.rank), bias && perChannel(bias, x.rank))
}
