import type { Operand, Tensor } from '../tensor.ts'
import { greater, less } from './comparison.ts'
import { where } from './where.ts'

/**
 * Limits numbers to a range; the gradient is 1 inside and on the edges, 0 outside.
 *
 * @example
 * ```ts
 * import { clamp, tensor } from '@chainrule/autograd'
 *
 * console.log(clamp(tensor([-2, 0.5, 3]), 0, 1).toArray()) // [0, 0.5, 1]
 * ```
 */
export function clamp(x: Tensor, low: Operand, high: Operand): Tensor {
  const below = where(less(x, low), low, x)
  return where(greater(below, high), high, below)
}
