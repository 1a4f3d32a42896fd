import type { Tensor } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { type Affine, type AffineOptions, affine } from './shared/affine.ts'
import { requireFeatures, requireRank, requireSizes } from './shared/checks.ts'
import { normalized, perChannel, scaled } from './shared/normalized.ts'

/** Settings of `instanceNorm`. */
export interface InstanceNormOptions extends AffineOptions {
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/** A layer that normalises each channel of each example. */
export interface InstanceNorm extends Layer, Affine {}

/** Scale and shift for `normalizeInstances`. */
export interface NormalizeInstancesOptions {
  /** Scale [channels]. */
  weight?: Tensor | null
  /** Shift [channels]. */
  bias?: Tensor | null
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/**
 * Instance normalisation: mean 0 and variance 1 over space, channel by channel.
 *
 * Input [batch, channels, ...space]. Ulyanov, Vedaldi and Lempitsky, 2016, https://arxiv.org/abs/1607.08022. As
 * PyTorch's `InstanceNorm`, it has no scale and shift unless asked: `{ weight: ones(), bias: zeros() }`.
 *
 * @throws ChainruleError `wrong-features`, `wrong-rank`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { instanceNorm } from '@chainrule/nn'
 *
 * console.log(instanceNorm(1, { epsilon: 0 })(tensor([[[1, 3]], [[5, 9]]])).toArray()) // [[[-1, 1]], [[-1, 1]]]
 * ```
 */
export function instanceNorm(channels: number, options: InstanceNormOptions = {}): InstanceNorm {
  requireSizes('instanceNorm', { channels })
  const { epsilon, weight = false, bias = false, dtype } = options
  const self: InstanceNorm = layer(
    'instanceNorm',
    (x: Tensor) => {
      requireFeatures('instanceNorm', x, 1, channels)
      return normalizeInstances(x, { weight: self.weight, bias: self.bias, epsilon })
    },
    affine('instanceNorm', [channels], { weight, bias, dtype }),
  )
  return self
}

/**
 * The function behind {@link instanceNorm}: x [batch, channels, ...space].
 *
 * @throws ChainruleError `wrong-rank` for an input without space axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { normalizeInstances } from '@chainrule/nn'
 *
 * console.log(normalizeInstances(tensor([[[1, 3]]]), { epsilon: 0 }).toArray()) // [[[-1, 1]]]
 * ```
 */
export function normalizeInstances(x: Tensor, options: NormalizeInstancesOptions = {}): Tensor {
  const { weight, bias, epsilon = 1e-5 } = options
  requireRank('normalizeInstances', x, [3, 4, 5], '[batch, channels, ...space]')
  const axes = x.shape.map((_, axis) => axis).slice(2)
  return scaled(normalized(x, axes, epsilon), weight && perChannel(weight, x.rank), bias && perChannel(bias, x.rank))
}
