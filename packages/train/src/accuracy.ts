import { argMax, ChainruleError, equal, type Tensor } from '@chainrule/autograd'

/**
 * Share of the examples whose largest logit is that of their class, as a number (rank 0) from 0 to 1.
 *
 * @param logits - [..., classes]: logits, log-probabilities or probabilities.
 * @param labels - [...]: classes as integers; or [..., classes]: one-hot or probabilities, whose largest counts.
 * @throws ChainruleError `labels-shape`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { accuracy } from '@chainrule/train'
 *
 * const logits = tensor([[2, 1], [0, 3], [1, 0], [5, 4]])
 * console.log(accuracy(logits, tensor([0, 1, 1, 0], { dtype: 'int32' })).item()) // 0.75
 * ```
 */
export function accuracy(logits: Tensor, labels: Tensor): Tensor {
  const classes = classesOf('accuracy', logits, labels)
  return equal(argMax(logits), classes).mean()
}

/** Labels as integers, checked against the logits. */
export function classesOf(caller: string, logits: Tensor, labels: Tensor): Tensor {
  const places = logits.shape.slice(0, -1)
  if (logits.rank > 0 && String(labels.shape) === String(places) && labels.dtype !== 'bool') return labels.cast('int32')
  if (logits.rank > 0 && String(labels.shape) === String(logits.shape)) return argMax(labels)
  throw new ChainruleError(
    'labels-shape',
    `${caller}: the logits are [${logits.shape}], and the labels ${labels.dtype} [${labels.shape}].`,
    'Labels have the shape of the logits without its last axis, as classes, or the whole of it, as probabilities.',
  )
}
