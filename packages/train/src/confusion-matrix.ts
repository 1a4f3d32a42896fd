import { arange, argMax, equal, scatterAdd, type Tensor } from '@chainrule/autograd'
import { classesOf } from './accuracy.ts'

/**
 * Counts how often each class was taken for each: int32 [classes, classes], the row is the true class.
 *
 * Matrices of several batches add up. `matrix.toArray()` gives rows of numbers.
 *
 * @param logits - [..., classes]: logits, log-probabilities or probabilities; the largest counts.
 * @param labels - [...]: classes as integers; or [..., classes]: one-hot or probabilities, whose largest counts.
 * @throws ChainruleError `labels-shape`; when it is computed `index-out-of-range` for a label that is no class.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { confusionMatrix } from '@chainrule/train'
 *
 * const logits = tensor([[2, 1], [0, 3], [1, 0]])
 * console.log(confusionMatrix(logits, tensor([0, 1, 1], { dtype: 'int32' })).toArray()) // [[1, 0], [1, 1]]
 * ```
 */
export function confusionMatrix(logits: Tensor, labels: Tensor): Tensor {
  const size = logits.shape[logits.rank - 1]
  const truth = classesOf('confusionMatrix', logits, labels).reshape([-1, 1])
  const taken = equal(argMax(logits).reshape([-1, 1]), arange(size).reshape([1, size])).cast('int32')
  return scatterAdd(taken, truth.expand([taken.shape[0], size]), 0, size)
}
