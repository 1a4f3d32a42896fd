import { randomNormal } from '../primitives/random-normal.ts'
import type { Shape } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'
import type { DrawOptions, RandomKey } from './key.ts'

/** Which normal numbers are drawn; `variance` may be given instead of `deviation`. */
export interface NormalOptions extends DrawOptions {
  /** @default 0 */
  mean?: number
  /** @default the root of the variance */
  deviation?: number
  /** @default 1 */
  variance?: number
}

/**
 * Normal numbers, from the words of a key; the same on every machine to 2 units in the last place.
 *
 * @example
 * ```ts
 * import { drawNormal, randomKey } from '@chainrule/autograd'
 *
 * const heights = drawNormal(randomKey(1), [10_000], { mean: 170, deviation: 8 })
 * console.log(Math.round(heights.mean().item())) // 170
 * ```
 */
export function drawNormal(
  random: RandomKey,
  shape: Shape,
  { mean = 0, variance = 1, deviation = Math.sqrt(variance), dtype = 'float32' }: NormalOptions = {},
): Tensor {
  const attributes = { shape: [...shape], dtype, distribution: 'normal', offset: 0 } as const
  const standard = apply(randomNormal, [random.tensor()], attributes)
  const scaled = deviation === 1 ? standard : standard.mul(deviation)
  return mean === 0 ? scaled : scaled.add(mean)
}
