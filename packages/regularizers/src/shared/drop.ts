import { ChainruleError, less, type RandomKey, type Shape, type Tensor, where } from '@chainrule/autograd'

/** What is dropped how often, and by which random numbers. */
export interface DropoutOptions {
  /** Probability that something is dropped, in [0, 1). */
  rate: number
  /** A key that has not been used before, such as `randomState(seed).next()`. */
  random: RandomKey
}

/** Sets x to 0 where a mask of a shape that spreads over x drops, and scales the rest up. */
export function drop(owner: string, x: Tensor, { rate, random }: DropoutOptions, shape: Shape): Tensor {
  requireRate(owner, rate)
  if (rate === 0) return x
  return where(less(random.uniform(shape), rate), 0, x.mul(1 / (1 - rate)))
}

export function requireRate(owner: string, rate: number): void {
  if (rate >= 0 && rate < 1) return
  throw new ChainruleError(
    'dropout-rate',
    `${owner}: rate must be in [0, 1), got ${rate}.`,
    'It is the probability that something is dropped; 0 turns it off.',
  )
}

/** One for each example and channel of [batch, channels, ...space]. */
export function perChannel(x: Tensor): Shape {
  return x.shape.map((size, axis) => (axis < 2 ? size : 1))
}

export function requireRank(owner: string, x: Tensor, wanted: string, fits: boolean): void {
  if (fits) return
  throw new ChainruleError(
    'regularizer-shape',
    `${owner}: the tensor is [${x.shape}], it must be ${wanted}.`,
    'Reshape or transpose it; the batch comes first and the channels second.',
  )
}
