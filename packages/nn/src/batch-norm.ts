import {
  ChainruleError,
  type DType,
  guard,
  lerp,
  reciprocal,
  State,
  type Tensor,
  variance as varianceOf,
} from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { type Affine, type AffineOptions, affine } from './shared/affine.ts'
import { requireFeatures, requireSizes } from './shared/checks.ts'
import { perChannel, scaled, standardize } from './shared/normalized.ts'

/** Settings of `batchNorm`. */
export interface BatchNormOptions extends AffineOptions {
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
  /** Share of each batch in the running statistics; null averages over all batches alike. @default 0.1 */
  momentum?: number | null
}

/** A layer that normalises by the batch, with the statistics that it keeps for evaluation. */
export interface BatchNorm extends Layer, Affine {
  /** [channels], used and not changed in evaluation mode. */
  readonly running_mean: State
  /** [channels], of the unbiased variances. */
  readonly running_var: State
  readonly num_batches_tracked: State
  training: boolean
}

/** Statistics, scale and shift for `normalizeBatch`. */
export interface NormalizeBatchOptions {
  /** [channels], instead of the mean of the batch. */
  mean?: Tensor
  /** [channels], instead of the variance of the batch. */
  variance?: Tensor
  /** Scale [channels]. */
  weight?: Tensor | null
  /** Shift [channels]. */
  bias?: Tensor | null
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/**
 * Batch normalisation: mean 0 and variance 1 of each channel over the batch.
 *
 * Input [batch, channels] or [batch, channels, ...space]. In training mode it normalises by the batch and keeps running
 * statistics, in evaluation mode by those statistics. Ioffe and Szegedy, 2015, algorithms 1 and 2,
 * https://arxiv.org/abs/1502.03167. Parameters, cells and momentum as in PyTorch's `BatchNorm`.
 *
 * @throws ChainruleError `wrong-features`; `batch-of-one` for one number for each channel in training mode.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { batchNorm } from '@chainrule/nn'
 *
 * const norm = initialize(batchNorm(1, { epsilon: 0, momentum: 0.5 }), { seed: 1 })
 * console.log(norm(tensor([[1], [3]])).toArray(), norm.running_mean.toArray()) // [[-1], [1]] [1]
 * ```
 */
export function batchNorm(channels: number, options: BatchNormOptions = {}): BatchNorm {
  requireSizes('batchNorm', { channels })
  const { epsilon, momentum = 0.1, ...rest } = options
  const dtype = rest.dtype ?? 'float32'
  const self: BatchNorm = layer(
    'batchNorm',
    (x: Tensor) => {
      requireFeatures('batchNorm', x, 1, channels)
      const scale = { weight: self.weight, bias: self.bias, epsilon }
      if (!guard(() => self.training)) {
        return normalizeBatch(x, { ...scale, mean: self.running_mean, variance: self.running_var })
      }
      const moments = momentsOf(x)
      track(self, x.size / channels, moments, momentum)
      return normalizeBatch(x, { ...scale, ...moments })
    },
    {
      ...affine('batchNorm', [channels], rest),
      running_mean: statistic('running_mean', channels, dtype, 0),
      running_var: statistic('running_var', channels, dtype, 1),
      num_batches_tracked: new State([], 'int32', {
        name: 'batchNorm.num_batches_tracked',
        first: () => new Int32Array(1),
      }),
      training: true,
    },
  )
  return self
}

/**
 * The function behind {@link batchNorm}: x [batch, channels, ...space].
 *
 * It normalises by the statistics of the batch, or by given ones.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { normalizeBatch } from '@chainrule/nn'
 *
 * console.log(normalizeBatch(tensor([[1, 10], [3, 30]]), { epsilon: 0 }).toArray()) // [[-1, -1], [1, 1]]
 * ```
 */
export function normalizeBatch(x: Tensor, options: NormalizeBatchOptions = {}): Tensor {
  const { weight, bias, epsilon = 1e-5 } = options
  const own = options.mean && options.variance ? null : momentsOf(x)
  const mean = (options.mean ?? own?.mean) as Tensor
  const variance = (options.variance ?? own?.variance) as Tensor
  const normal = standardize(x, perChannel(mean, x.rank), perChannel(variance, x.rank), epsilon)
  return scaled(normal, weight && perChannel(weight, x.rank), bias && perChannel(bias, x.rank))
}

interface Moments {
  readonly mean: Tensor
  readonly variance: Tensor
}

/** Mean and (biased) variance of each channel. */
function momentsOf(x: Tensor): Moments {
  const axes = x.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]))
  return { mean: x.mean(axes), variance: varianceOf(x, axes, { correction: 0 }) }
}

/** running <- running + momentum (batch - running), with the unbiased variance. */
function track(self: BatchNorm, count: number, { mean, variance }: Moments, momentum: number | null): void {
  if (count < 2) {
    throw new ChainruleError(
      'batch-of-one',
      `batchNorm: in training mode the input has ${count} numbers for each channel, which have no variance.`,
      'Train with larger batches, or call evaluationMode(model) to use the running statistics.',
    )
  }
  const batches = self.num_batches_tracked.add(1)
  const share = momentum ?? reciprocal(batches.cast(mean.dtype))
  self.num_batches_tracked.assign(batches)
  self.running_mean.assign(lerp(self.running_mean, mean, share))
  self.running_var.assign(lerp(self.running_var, variance.mul(count / (count - 1)), share))
}

function statistic(name: string, channels: number, dtype: DType, value: number): State {
  return new State([channels], dtype, {
    name: `batchNorm.${name}`,
    first: () => new Float64Array(channels).fill(value),
  })
}
