import type { DType, RandomKey, Shape, Tensor } from '@chainrule/autograd'

/** Uniform numbers around 0 with a variance: bounds ±√(3 σ²). */
export function symmetricUniform(random: RandomKey, shape: Shape, options: { variance: number; dtype: DType }): Tensor {
  const bound = Math.sqrt(3 * options.variance)
  return random.uniform(shape, { min: -bound, max: bound, dtype: options.dtype })
}
