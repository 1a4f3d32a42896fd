import type { Regularizer, Tensor } from '@chainrule/autograd'

/**
 * The penalty of activations instead of weights, for each example, as one number to add to the loss.
 *
 *     penalty(x) / batch
 *
 * With `l1` it favours activations that are sparse. Keras's `ActivityRegularization` and `activity_regularizer` divide
 * by the size of the batch in the same way.
 *
 * @param x - [batch, ...], what a layer gave.
 * @returns A tensor of rank 0; an empty batch gives 0.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { l1, regularizeActivity } from '@chainrule/regularizers'
 *
 * const activations = tensor([[1, 0], [0, 3]])
 * console.log(regularizeActivity(activations, l1({ strength: 0.5 })).item()) // 1
 * ```
 */
export function regularizeActivity(x: Tensor, regularizer: Regularizer): Tensor {
  return regularizer.penalty(x).div(Math.max(1, x.shape[0] ?? 1))
}
