import { ChainruleError, type Tensor } from '@chainrule/autograd'

/** How much is smoothed, and along which axis. */
export interface SmoothLabelsOptions {
  /** Share of the truth that is spread over all classes alike, from 0 to 1. @default 0.1 */
  smoothing?: number
  /** Axis of the classes. @default -1 */
  axis?: number
}

/**
 * Label smoothing: takes a share of the certainty out of target probabilities.
 *
 *     y <- (1 - ε) y + ε / classes
 *
 * Szegedy et al., 2016, section 7, https://arxiv.org/abs/1512.00567. For losses on probabilities; `crossEntropy` of
 * `@chainrule/nn` takes class numbers and the share itself (`labelSmoothing`). `smooth_labels` of Optax has no default.
 *
 * @param target - Probabilities, such as `oneHot(labels, classes)`.
 * @throws ChainruleError `smoothing-share`, `no-such-class-axis`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { smoothLabels } from '@chainrule/regularizers'
 *
 * console.log(smoothLabels(tensor([0, 1]), { smoothing: 0.5 }).toArray()) // [0.25, 0.75]
 * ```
 */
export function smoothLabels(target: Tensor, { smoothing = 0.1, axis = -1 }: SmoothLabelsOptions = {}): Tensor {
  if (!(smoothing >= 0 && smoothing <= 1)) {
    throw new ChainruleError(
      'smoothing-share',
      `smoothLabels: smoothing must be in [0, 1], got ${smoothing}.`,
      'It is the share of the truth that is spread over all classes; 0 leaves the target alone.',
    )
  }
  const classes = target.shape.at(axis)
  if (classes === undefined) {
    throw new ChainruleError(
      'no-such-class-axis',
      `smoothLabels: the target [${target.shape}] has no axis ${axis}.`,
      'Pass the axis of the classes; class numbers become probabilities by oneHot(labels, classes).',
    )
  }
  return smoothing === 0 ? target : target.mul(1 - smoothing).add(smoothing / classes)
}
