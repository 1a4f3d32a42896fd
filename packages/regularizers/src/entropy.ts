import { logSoftmax, maximum, type Tensor } from '@chainrule/autograd'

/** Where the classes are. */
export interface EntropyOptions {
  /** Axis of the classes. @default -1 */
  axis?: number
}

/**
 * How undecided predictions are: 0 for a sure class, log(classes) where all are as likely.
 *
 *     H(p) = -Σ p log p,    p = softmax(logits)
 *
 * Subtracted from the loss it keeps predictions from being too sure (confidence penalty): Pereyra et al., 2017,
 * https://arxiv.org/abs/1701.06548. Added to it, for examples without labels, it wants decisions: Grandvalet and
 * Bengio, 2004, "Semi-supervised Learning by Entropy Minimization".
 *
 * @returns A tensor without the axis of the classes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { entropy } from '@chainrule/regularizers'
 *
 * const confidencePenalty = entropy(tensor([[2, 2], [100, 0]])).mean().mul(-0.1)
 * console.log(confidencePenalty.item().toFixed(4)) // -0.0347
 * ```
 */
export function entropy(logits: Tensor, { axis = -1 }: EntropyOptions = {}): Tensor {
  // A class that is masked by -∞ has p log p = 0.
  const logs = maximum(logSoftmax(logits, axis), -1e30)
  return logs.exp().mul(logs).sum(axis).neg()
}
