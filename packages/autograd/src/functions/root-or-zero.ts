import type { Tensor } from '../tensor.ts'

/** x to the power of 1/degree, with gradient 0 at 0, where the true one is infinite. */
export function rootOrZero(x: Tensor, degree: number): Tensor {
  const zero = x.equal(0)
  const positive = zero.where(1, x)
  return zero.where(0, degree === 2 ? positive.sqrt() : positive.pow(1 / degree))
}
