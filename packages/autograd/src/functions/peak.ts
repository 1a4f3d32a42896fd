import type { Tensor } from '../tensor.ts'
import { finite } from './finite.ts'
import { max } from './max.ts'
import { where } from './where.ts'

/** The largest element over axes, which stay with size 1; 0 where it is not finite, so that it can be subtracted. */
export function peak(x: Tensor, axes?: number | readonly number[]): Tensor {
  const largest = x.size === 0 ? x.sum(axes, { keepAxes: true }) : max(x, axes, { keepAxes: true })
  return where(finite(largest), largest, 0)
}
