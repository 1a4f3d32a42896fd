import { normalizeAxes } from '../shape.ts'
import { type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'
import { equal } from './comparison.ts'
import { peak } from './peak.ts'
import { where } from './where.ts'

/**
 * log Σ eˣ over axes, without overflow; over all axes when none are given.
 *
 *     logSumExp(x) = m + log Σ e^(x-m),  m = max(x)      ∂ = e^(x - logSumExp(x))
 *
 * Of nothing, or of -∞ only, it is -∞ with gradient 0.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { logSumExp, tensor } from '@chainrule/autograd'
 *
 * console.log(logSumExp(tensor([1000, 1000])).item().toFixed(3)) // 1000.693
 * ```
 */
export function logSumExp(
  x: Tensor,
  axes?: number | readonly number[],
  { keepAxes = false }: { keepAxes?: boolean } = {},
): Tensor {
  const over = normalizeAxes('logSumExp', axes, x.rank)
  const reduce = customGradient(
    (x) => {
      const largest = peak(x, over)
      return x.sub(largest).exp().sum(over, { keepAxes: true }).log().add(largest)
    },
    (g, { inputs: [x], output: y }) => [g.mul(x.sub(where(equal(y, Number.NEGATIVE_INFINITY), 0, y)).exp())],
  )
  const result = reduce(toFloat(x))
  return keepAxes ? result : result.reshape(x.shape.filter((_, axis) => !over.includes(axis)))
}
