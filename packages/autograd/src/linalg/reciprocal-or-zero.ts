import { equal } from '../functions/comparison.ts'
import { reciprocal } from '../functions/reciprocal.ts'
import { where } from '../functions/where.ts'
import type { Tensor } from '../tensor.ts'

/** 1 / x, and 0 with gradient 0 where x is 0. */
export function reciprocalOrZero(x: Tensor): Tensor {
  const zero = equal(x, 0)
  return where(zero, 0, reciprocal(where(zero, 1, x)))
}
