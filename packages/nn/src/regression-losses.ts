import { abs, less, softplus, type Tensor, where } from '@chainrule/autograd'
import { type LossOptions, pairOf, reduceLoss } from './shared/reduction.ts'

/**
 * Squared distance from the target: (p - t)².
 *
 * @param options - `reduction`: 'mean', 'sum' or 'none'. `@default` 'mean'
 * @throws ChainruleError `loss-shapes` where prediction and target differ in shape; they never stretch.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { meanSquaredError } from '@chainrule/nn'
 *
 * console.log(meanSquaredError(tensor([1, 2]), tensor([1, 5])).item()) // 4.5
 * ```
 */
export function meanSquaredError(prediction: Tensor, target: Tensor, { reduction }: LossOptions = {}): Tensor {
  const [p, t] = pairOf('meanSquaredError', prediction, target)
  return reduceLoss('meanSquaredError', p.sub(t).square(), reduction)
}

/**
 * Distance from the target: |p - t|, with gradient 0 at 0.
 *
 * @param options - `reduction`: 'mean', 'sum' or 'none'. `@default` 'mean'
 * @throws ChainruleError `loss-shapes` where prediction and target differ in shape; they never stretch.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { meanAbsoluteError } from '@chainrule/nn'
 *
 * console.log(meanAbsoluteError(tensor([1, 2]), tensor([1, 5])).item()) // 1.5
 * ```
 */
export function meanAbsoluteError(prediction: Tensor, target: Tensor, { reduction }: LossOptions = {}): Tensor {
  const [p, t] = pairOf('meanAbsoluteError', prediction, target)
  return reduceLoss('meanAbsoluteError', abs(p.sub(t)), reduction)
}

/**
 * Squared near the target, straight beyond δ, so that outliers do not rule. Huber, 1964.
 *
 *     ½ e²  where |e| < δ,  δ (|e| - δ / 2)  elsewhere
 *
 * @param options - `delta` (`@default` 1), `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { huber } from '@chainrule/nn'
 *
 * console.log(huber(tensor([1, 10]), tensor([0, 0]), { reduction: 'none' }).toArray()) // [0.5, 9.5]
 * ```
 */
export function huber(
  prediction: Tensor,
  target: Tensor,
  { delta = 1, reduction }: LossOptions & { delta?: number } = {},
): Tensor {
  const [p, t] = pairOf('huber', prediction, target)
  const error = p.sub(t)
  const near = error.square().mul(0.5)
  const far = abs(error)
    .sub(delta / 2)
    .mul(delta)
  return reduceLoss('huber', where(less(abs(error), delta), near, far), reduction)
}

/**
 * The Huber loss divided by β: straight with slope 1 beyond β.
 *
 * Girshick, 2015, https://arxiv.org/abs/1504.08083.
 *
 *     ½ e² / β  where |e| < β,  |e| - β / 2  elsewhere
 *
 * @param options - `beta`, 0 for the mean absolute error (`@default` 1), `reduction` (`@default` 'mean').
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { smoothL1 } from '@chainrule/nn'
 *
 * console.log(smoothL1(tensor([1, 10]), tensor([0, 0]), { beta: 2, reduction: 'none' }).toArray()) // [0.25, 9]
 * ```
 */
export function smoothL1(
  prediction: Tensor,
  target: Tensor,
  { beta = 1, reduction }: LossOptions & { beta?: number } = {},
): Tensor {
  if (beta === 0) return meanAbsoluteError(prediction, target, { reduction })
  const [p, t] = pairOf('smoothL1', prediction, target)
  const error = p.sub(t)
  const near = error.square().mul(0.5 / beta)
  const far = abs(error).sub(beta / 2)
  return reduceLoss('smoothL1', where(less(abs(error), beta), near, far), reduction)
}

/**
 * log cosh(p - t): about ½ e² for small errors, |e| - log 2 for large ones.
 *
 * @param options - `reduction`: 'mean', 'sum' or 'none'. `@default` 'mean'
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { logCosh } from '@chainrule/nn'
 *
 * console.log(logCosh(tensor([1000]), tensor([0])).item().toFixed(3)) // 999.307
 * ```
 */
export function logCosh(prediction: Tensor, target: Tensor, { reduction }: LossOptions = {}): Tensor {
  const [p, t] = pairOf('logCosh', prediction, target)
  const error = p.sub(t)
  return reduceLoss('logCosh', softplus(error.mul(2)).sub(error).sub(Math.LN2), reduction)
}
