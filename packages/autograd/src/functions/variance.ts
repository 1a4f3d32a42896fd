import type { Tensor } from '../tensor.ts'

/**
 * Mean squared distance from the mean, over all axes or those given.
 *
 *     variance = Σ (x - mean)² / (n - correction)
 *
 * Two passes, so large means do not cancel the digits. NaN where n ≤ correction.
 *
 * @param options - `correction`: 1 for the estimate from a sample, 0 for the mean square itself. `@default` 1, as PyTorch
 * and unlike NumPy.
 *
 * @example
 * ```ts
 * import { tensor, variance } from '@chainrule/autograd'
 *
 * const x = tensor([1, 2, 3, 4])
 * console.log(variance(x, 0, { correction: 0 }).item()) // 1.25
 * ```
 */
export function variance(
  x: Tensor,
  axes?: number | readonly number[],
  { correction = 1, keepAxes = false }: { correction?: number; keepAxes?: boolean } = {},
): Tensor {
  const total = x
    .sub(x.mean(axes, { keepAxes: true }))
    .square()
    .sum(axes, { keepAxes })
  const freedom = x.size / total.size - correction
  return total.div(freedom > 0 ? freedom : Number.NaN)
}
