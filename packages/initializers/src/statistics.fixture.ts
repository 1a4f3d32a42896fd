import {
  type DType,
  type Initializer,
  type InitializerRequest,
  randomKey,
  type Shape,
  sizeOf,
  type Tensor,
} from '@chainrule/autograd'
import { computeFans } from './compute-fans.ts'

/** What a layer in PyTorch's layout would ask for. */
export function request(shape: Shape, { dtype = 'float64' as DType, seed = 1 } = {}): InitializerRequest {
  return { shape, dtype, ...computeFans(shape), role: 'weight', random: randomKey(seed) }
}

export function draw(initializer: Initializer, shape: Shape, options?: { dtype?: DType; seed?: number }): Tensor {
  return initializer.draw(request(shape, options))
}

/** Mean and variance over all elements. */
export function momentsOf(values: Tensor): { mean: number; variance: number } {
  const mean = values.mean().item()
  return { mean, variance: values.sub(mean).square().mean().item() }
}

/**
 * How far apart the distribution of a sample and a distribution function are, in the unit in which 1.95 is exceeded once in a thousand
 * samples: √n times the statistic of Kolmogorov and Smirnov.
 */
export function distance(values: Tensor, distribution: (x: number) => number): number {
  const sorted = Float64Array.from(values.data()).sort()
  const count = sizeOf(values.shape)
  const gaps = sorted.map((x, i) => {
    const p = distribution(x)
    return Math.max(p - i / count, (i + 1) / count - p)
  })
  return Math.sqrt(count) * gaps.reduce((a, b) => Math.max(a, b))
}
