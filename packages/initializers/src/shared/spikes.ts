import type { Moments } from '@chainrule/autograd'

/**
 * The moments over all elements where `count` of `size` have one value and the others are 0.
 *
 *     mean = value · count / size,  variance = value² · count / size - mean²
 */
export function spikes(value: number, count: number, size: number): Moments {
  const mean = (value * count) / size
  return { mean, variance: (value ** 2 * count) / size - mean ** 2 }
}
