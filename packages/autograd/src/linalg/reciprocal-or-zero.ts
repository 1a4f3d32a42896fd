import { where } from '../functions/where.ts'
import type { Tensor } from '../tensor.ts'

/** 1 / x, and 0 with gradient 0 where x is 0. */
export function reciprocalOrZero(x: Tensor): Tensor {
  const zero = x.equal(0)
  return where(zero, 0, where(zero, 1, x).reciprocal())
}
