import type { Shape, Tensor } from '@chainrule/autograd'
import { less, where } from '@chainrule/autograd'
import { type DropoutOptions, requireRate } from './drop.ts'

/** -λ α of SELU: the value that it never falls below. */
const saturated = -1.7580993408473766

/** Sets x to where SELU saturates, by a mask of a shape that spreads over x, and keeps mean and variance. */
export function dropToAlpha(owner: string, x: Tensor, { rate, random }: DropoutOptions, shape: Shape): Tensor {
  requireRate(owner, rate)
  if (rate === 0) return x
  const kept = 1 - rate
  const a = (kept + saturated ** 2 * kept * rate) ** -0.5
  const b = -a * rate * saturated
  return where(less(random.uniform(shape), rate), a * saturated + b, x.mul(a).add(b))
}
