import type { Tensor } from '../tensor.ts'

/** 1 / x, and 0 with gradient 0 where x is 0. */
export function reciprocalOrZero(x: Tensor): Tensor {
  const zero = x.equal(0)
  return zero.where(0, zero.where(1, x).reciprocal())
}
