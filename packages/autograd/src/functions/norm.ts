import { ChainruleError } from '../errors.ts'
import { type Tensor, toFloat } from '../tensor.ts'
import { abs } from './abs.ts'
import { max } from './max.ts'
import { pow } from './pow.ts'
import { rootOrZero } from './root-or-zero.ts'

/** Which norm, and over which axes. */
export interface NormOptions {
  /** Order, at least 1; `Infinity` for the largest absolute value. @default 2 */
  p?: number
  /** @default all */
  axes?: number | readonly number[]
  /** Leaves the axes with size 1. @default false */
  keepAxes?: boolean
}

/**
 * Length of the elements as one vector, over all axes or those given.
 *
 *     norm = (Σ |x|ᵖ)^(1/p)
 *
 * Its gradient is taken as 0 where the norm is 0, a subgradient; for p = 1 elements that are 0 have gradient 0, and for
 * p = ∞ elements that tie share it.
 *
 * @throws ChainruleError `norm-order` for an order below 1, `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { norm, tensor } from '@chainrule/autograd'
 *
 * console.log(norm(tensor([3, 4])).item(), norm(tensor([3, -4]), { p: 1 }).item()) // 5 7
 * ```
 */
export function norm(x: Tensor, { p = 2, axes, keepAxes = false }: NormOptions = {}): Tensor {
  if (!(p >= 1)) {
    throw new ChainruleError('norm-order', `norm: the order is ${p}.`, 'Use a number of at least 1, or Infinity.')
  }
  const input = toFloat(x)
  if (p === Number.POSITIVE_INFINITY) return max(abs(input), axes, { keepAxes })
  if (p === 1) return abs(input).sum(axes, { keepAxes })
  const powers = p === 2 ? input.square() : pow(abs(input), p)
  return rootOrZero(powers.sum(axes, { keepAxes }), p)
}
