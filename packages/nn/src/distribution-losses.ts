import { ChainruleError, clamp, equal, greater, type Tensor, where } from '@chainrule/autograd'
import { type LossOptions, pairOf, type Reduction, reduceLoss } from './shared/reduction.ts'

/** Settings of `klDivergence`. */
export interface KlDivergenceOptions {
  /**
   * 'batchMean' divides the sum by the first axis, which is the divergence itself. @default 'mean', over all elements
   */
  reduction?: Reduction | 'batchMean'
  /** Whether the target holds logarithms, too. @default false */
  logTarget?: boolean
}

/**
 * Kullback-Leibler divergence of log-probabilities p from a target: t (log t - p).
 *
 * As PyTorch's `kl_div`: 'mean' divides by the number of elements; 'batchMean' gives the divergence of the definition.
 * Where the target is 0, so is the loss.
 *
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { klDivergence } from '@chainrule/nn'
 *
 * const prediction = tensor([[0.5, 0.5]]).log()
 * console.log(klDivergence(prediction, tensor([[1, 0]]), { reduction: 'batchMean' }).item().toFixed(4)) // 0.6931
 * ```
 */
export function klDivergence(
  logProbabilities: Tensor,
  target: Tensor,
  { reduction = 'mean', logTarget = false }: KlDivergenceOptions = {},
): Tensor {
  const [p, t] = pairOf('klDivergence', logProbabilities, target)
  const losses = logTarget ? t.exp().mul(t.sub(p)) : timesLog(t).sub(t.mul(p))
  if (reduction !== 'batchMean') return reduceLoss('klDivergence', losses, reduction)
  return losses.sum().div(p.shape[0] ?? 1)
}

/** Settings of `poissonNegativeLogLikelihood`. */
export interface PoissonOptions extends LossOptions {
  /** Whether the prediction is the logarithm of the rate. @default true */
  logInput?: boolean
  /** Whether the constant log(t!) is added, by Stirling's formula for t > 1. @default false */
  full?: boolean
  /** Added to the rate before its logarithm is taken. @default 1e-8 */
  epsilon?: number
}

/**
 * How surprising counts are, given their rates: rate - t log(rate).
 *
 * The negative log-likelihood of Poisson's distribution.
 *
 * As PyTorch's `poisson_nll_loss`.
 *
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { poissonNegativeLogLikelihood } from '@chainrule/nn'
 *
 * console.log(poissonNegativeLogLikelihood(tensor([0]), tensor([3])).item()) // 1
 * ```
 */
export function poissonNegativeLogLikelihood(
  prediction: Tensor,
  target: Tensor,
  { logInput = true, full = false, epsilon = 1e-8, reduction }: PoissonOptions = {},
): Tensor {
  const [p, t] = pairOf('poissonNegativeLogLikelihood', prediction, target)
  const losses = logInput ? p.exp().sub(t.mul(p)) : p.sub(t.mul(p.add(epsilon).log()))
  const large = greater(t, 1)
  const safe = where(large, t, 1)
  const stirling = timesLog(safe)
    .sub(safe)
    .add(
      safe
        .mul(2 * Math.PI)
        .log()
        .mul(0.5),
    )
  return reduceLoss('poissonNegativeLogLikelihood', full ? losses.add(where(large, stirling, 0)) : losses, reduction)
}

/** Settings of `gaussianNegativeLogLikelihood`. */
export interface GaussianOptions extends LossOptions {
  /** Whether the constant ½ log 2π is added. @default false */
  full?: boolean
  /** Smaller variances count as this, without a gradient through the bound. @default 1e-6 */
  epsilon?: number
}

/**
 * How surprising numbers are, given means and variances: ½ (log v + (p - t)² / v).
 *
 * The variance stretches to the prediction. As PyTorch's `gaussian_nll_loss`.
 *
 * @throws ChainruleError `loss-shapes`, `variance-shape`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { gaussianNegativeLogLikelihood } from '@chainrule/nn'
 *
 * console.log(gaussianNegativeLogLikelihood(tensor([3]), tensor([1]), tensor([1])).item()) // 2
 * ```
 */
export function gaussianNegativeLogLikelihood(
  prediction: Tensor,
  target: Tensor,
  variance: Tensor,
  { full = false, epsilon = 1e-6, reduction }: GaussianOptions = {},
): Tensor {
  const [p, t] = pairOf('gaussianNegativeLogLikelihood', prediction, target)
  requireVariance(variance, p)
  // The bound moves the value only: the gradient of the variance stays alive below it.
  const bounded = variance.add(clamp(variance, epsilon, Number.POSITIVE_INFINITY).sub(variance).detach())
  const losses = p.sub(t).square().div(bounded).add(bounded.log()).mul(0.5)
  return reduceLoss('gaussianNegativeLogLikelihood', full ? losses.add(0.5 * Math.log(2 * Math.PI)) : losses, reduction)
}

/** t log t, 0 where t is 0. */
function timesLog(t: Tensor): Tensor {
  const zero = equal(t, 0)
  return t.mul(where(zero, 1, t).log())
}

function requireVariance(variance: Tensor, prediction: Tensor): void {
  const offset = prediction.rank - variance.rank
  if (offset >= 0 && variance.shape.every((size, i) => size === 1 || size === prediction.shape[offset + i])) return
  throw new ChainruleError(
    'variance-shape',
    `gaussianNegativeLogLikelihood: the variance [${variance.shape}] does not stretch to the prediction [${prediction.shape}].`,
    'Give one variance for each number, or axes of size 1 to share them.',
  )
}
