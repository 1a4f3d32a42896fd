import { type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'
import { equal } from './comparison.ts'
import { peak } from './peak.ts'
import { where } from './where.ts'

/**
 * The logarithm of `softmax` along one axis, exact where the softmax itself is rounded to 0 or 1.
 *
 *     y = x - m - log Σ e^(x-m),  m = max(x)      x̄ = ȳ - e^y Σ ȳ
 *
 * Where all of x is -∞, so is y.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { logSoftmax, tensor } from '@chainrule/autograd'
 *
 * console.log(logSoftmax(tensor([0, 1000])).toArray()) // [-1000, 0]
 * ```
 */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  const normalize = customGradient(
    (x) => {
      const shifted = x.sub(peak(x, axis))
      const total = shifted.exp().sum(axis, { keepAxes: true })
      return shifted.sub(where(equal(total, 0), 1, total).log())
    },
    (g, { output: y }) => [g.sub(y.exp().mul(g.sum(axis, { keepAxes: true })))],
  )
  return normalize(toFloat(x))
}
