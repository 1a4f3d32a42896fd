import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { gather } from './gather.ts'

/**
 * Picks whole slices along one axis by their positions: rows of a table, for example.
 *
 * The axis is replaced by the axes of `indices`: [10, 4] with indices [2, 3] on axis 0 becomes [2, 3, 4].
 *
 * @param indices - int32 or uint32, from 0.
 * @throws ChainruleError `index-not-integer`, `axis-out-of-range`; `index-out-of-range` when values are computed.
 *
 * @example
 * ```ts
 * import { take, tensor } from '@chainrule/autograd'
 *
 * const table = tensor([[1, 2], [3, 4], [5, 6]])
 * console.log(take(table, tensor([2, 0], { dtype: 'int32' })).toArray()) // [[5, 6], [1, 2]]
 * ```
 */
export function take(x: Tensor, indices: Tensor, axis = 0): Tensor {
  const along = normalizeAxis('take', axis, x.rank)
  const [before, after] = [x.shape.slice(0, along), x.shape.slice(along + 1)]
  const positions = indices
    .reshape([...before.map(() => 1), indices.size, ...after.map(() => 1)])
    .expand([...before, indices.size, ...after])
  return gather(x, positions, along).reshape([...before, ...indices.shape, ...after])
}
