import { clamp, equal, pow, sigmoid, softplus, type Tensor, where } from '@chainrule/autograd'
import { type LossOptions, pairOf, reduceLoss } from './shared/reduction.ts'

/** Weights and reduction of a loss of yes or no. */
export interface BinaryCrossEntropyOptions extends LossOptions {
  /** Stretches to the losses, which it multiplies. */
  weight?: Tensor
}

/**
 * Cross-entropy of yes-or-no probabilities: -(t log p + (1 - t) log(1 - p)).
 *
 * Prediction and target have one shape; probabilities lie in [0, 1], outside the loss is NaN. Logarithms stop at -100,
 * as in PyTorch. `binaryCrossEntropyWithLogits` keeps more digits.
 *
 * @param options - `weight`; `reduction`: 'mean', 'sum' or 'none'. `@default` 'mean'
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { binaryCrossEntropy } from '@chainrule/nn'
 *
 * console.log(binaryCrossEntropy(tensor([1, 0]), tensor([1, 1]), { reduction: 'none' }).toArray()) // [0, 100]
 * ```
 */
export function binaryCrossEntropy(
  probability: Tensor,
  target: Tensor,
  { weight, reduction }: BinaryCrossEntropyOptions = {},
): Tensor {
  const [p, t] = pairOf('binaryCrossEntropy', probability, target)
  const no = t.neg().add(1)
  const losses = t.mul(surprise(p)).add(no.mul(surprise(p.neg().add(1))))
  return reduceLoss('binaryCrossEntropy', weight ? losses.mul(weight) : losses, reduction)
}

/** Weights and reduction of a loss of yes or no from logits. */
export interface BinaryCrossEntropyWithLogitsOptions extends BinaryCrossEntropyOptions {
  /** How much more a missed yes costs; stretches to the losses. */
  positiveWeight?: Tensor
}

/**
 * Cross-entropy of yes or no from logits, the numbers before the sigmoid.
 *
 *     w t softplus(-x) + (1 - t) softplus(x)      with the weight w of a yes, 1 unless given
 *
 * It neither overflows nor loses digits where the sigmoid is rounded to 0 or 1.
 *
 * @param options - `weight`; `positiveWeight`; `reduction`: 'mean', 'sum' or 'none'. `@default` 'mean'
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { binaryCrossEntropyWithLogits } from '@chainrule/nn'
 *
 * console.log(binaryCrossEntropyWithLogits(tensor([-1000]), tensor([1])).item()) // 1000
 * ```
 */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor,
  { weight, positiveWeight, reduction }: BinaryCrossEntropyWithLogitsOptions = {},
): Tensor {
  const [x, t] = pairOf('binaryCrossEntropyWithLogits', logits, target)
  const yes = positiveWeight ? t.mul(positiveWeight) : t
  const losses = yes.mul(softplus(x.neg())).add(t.neg().add(1).mul(softplus(x)))
  return reduceLoss('binaryCrossEntropyWithLogits', weight ? losses.mul(weight) : losses, reduction)
}

/** Focus, weights and reduction of `binaryFocal`. */
export interface BinaryFocalOptions extends LossOptions {
  /** How much easy examples are made light of; 0 for the cross-entropy. @default 2 */
  gamma?: number
  /** Weight of a yes; that of a no is 1 - alpha. Null for no weights. @default 0.25 */
  alpha?: number | null
}

/**
 * Cross-entropy from logits that makes light of what is already right, for rare yeses.
 *
 *     α (1 - p)^γ · cross-entropy,  p the probability given to the truth
 *
 * Lin et al., 2017, equation 5, https://arxiv.org/abs/1708.02002.
 *
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { binaryFocal } from '@chainrule/nn'
 *
 * console.log(binaryFocal(tensor([0]), tensor([1]), { alpha: null }).item().toFixed(4)) // 0.1733
 * ```
 */
export function binaryFocal(
  logits: Tensor,
  target: Tensor,
  { gamma = 2, alpha = 0.25, reduction }: BinaryFocalOptions = {},
): Tensor {
  const [x, t] = pairOf('binaryFocal', logits, target)
  const entropy = binaryCrossEntropyWithLogits(x, t, { reduction: 'none' })
  const p = sigmoid(x)
  const missed = p.add(t).sub(p.mul(t).mul(2))
  const focused = gamma === 0 ? entropy : entropy.mul(pow(missed, gamma))
  const losses = alpha === null ? focused : focused.mul(t.mul(2 * alpha - 1).add(1 - alpha))
  return reduceLoss('binaryFocal', losses, reduction)
}

/** -log p, at most 100, with a finite gradient also at 0. */
function surprise(p: Tensor): Tensor {
  const zero = equal(p, 0)
  return where(zero, 100, clamp(where(zero, 1, p).log().neg(), Number.NEGATIVE_INFINITY, 100))
}
