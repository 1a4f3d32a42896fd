import { type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'
import { equal } from './comparison.ts'
import { peak } from './peak.ts'
import { where } from './where.ts'

/**
 * eˣ / Σ eˣ along one axis: positive numbers that add up to 1. The shape stays.
 *
 *     y = e^(x-m) / Σ e^(x-m),  m = max(x)      x̄ = y (ȳ - Σ ȳ y)
 *
 * Where all of x is -∞ (a fully masked row of attention) y is 0 with gradient 0, where PyTorch gives NaN.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { softmax, tensor } from '@chainrule/autograd'
 *
 * console.log(softmax(tensor([1000, 1000])).toArray()) // [0.5, 0.5]
 * ```
 */
export function softmax(x: Tensor, axis = -1): Tensor {
  const normalize = customGradient(
    (x) => {
      const powers = x.sub(peak(x, axis)).exp()
      const total = powers.sum(axis, { keepAxes: true })
      return powers.div(where(equal(total, 0), 1, total))
    },
    (g, { output: y }) => {
      const weighted = g.mul(y)
      return [weighted.sub(y.mul(weighted.sum(axis, { keepAxes: true })))]
    },
  )
  return normalize(toFloat(x))
}
