import type { DType } from '../dtype.ts'
import { literal, type Tensor } from '../tensor.ts'
import { scatterAdd } from './scatter-add.ts'

/**
 * A vector for each label, with 1 at the place of the label and 0 elsewhere: [...] becomes [..., classes].
 *
 * @param labels - int32 or uint32, from 0 to classes - 1.
 * @param options - `dtype` of the result. `@default` float32
 * @throws ChainruleError `index-not-integer`; `index-out-of-range` when values are computed.
 *
 * @example
 * ```ts
 * import { oneHot, tensor } from '@chainrule/autograd'
 *
 * console.log(oneHot(tensor([1, 0], { dtype: 'int32' }), 2).toArray()) // [[0, 1], [1, 0]]
 * ```
 */
export function oneHot(labels: Tensor, classes: number, { dtype = 'float32' }: { dtype?: DType } = {}): Tensor {
  const shape = [...labels.shape, 1]
  return scatterAdd(literal(1, dtype).expand(shape), labels.reshape(shape), -1, classes).cast(dtype)
}
