import { ChainruleError, type RandomKey, type Tensor } from '@chainrule/autograd'

/** How shares are drawn. */
export interface MixOptions {
  /** Shape of the distribution Beta(α, α) of the shares; 0 turns mixing off. @default 0.2 for mixup, 1 for cutmix */
  alpha?: number
  /** A key that has not been used before, such as `randomState(seed).next()`. */
  random: RandomKey
}

/** A mixed batch with its targets. */
export interface Mixed {
  /** The mixed batch. */
  readonly x: Tensor
  /** The mixed targets. */
  readonly target: Tensor
  /** How much of each example is its own, rank 0. */
  readonly share: Tensor
}

export function requireMixable(owner: string, x: Tensor, target: Tensor, alpha: number): void {
  if (!(alpha >= 0 && alpha < Number.POSITIVE_INFINITY)) {
    throw new ChainruleError(
      'mixing-alpha',
      `${owner}: alpha must be in [0, ∞), got ${alpha}.`,
      'It is the shape of the distribution of the shares; 0 turns mixing off, 1 makes all shares as likely.',
    )
  }
  if (x.rank === 0 || target.shape[0] !== x.shape[0] || !target.dtype.startsWith('float')) {
    throw new ChainruleError(
      'mixing-target',
      `${owner}: the target ${target.dtype} [${target.shape}] does not belong to the batch ${x.dtype} [${x.shape}].`,
      'Both have the batch as their first axis; class numbers become probabilities by oneHot(labels, classes).',
    )
  }
}
