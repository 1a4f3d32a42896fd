import type { Tensor } from '../tensor.ts'
import { equal } from './comparison.ts'
import { pow } from './pow.ts'
import { where } from './where.ts'

/** x to the power of 1/degree, with gradient 0 at 0, where the true one is infinite. */
export function rootOrZero(x: Tensor, degree: number): Tensor {
  const zero = equal(x, 0)
  const positive = where(zero, 1, x)
  return where(zero, 0, degree === 2 ? positive.sqrt() : pow(positive, 1 / degree))
}
