import { gather as primitive } from '../primitives/indexing.ts'
import { normalizeAxis } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'

/**
 * Picks along one axis by an index that agrees with `x` on all other axes.
 *
 *     out[.., i, ..] = x[.., index[.., i, ..], ..]
 *
 * @param index - int32 or uint32, from 0; of the shape of the result.
 * @throws ChainruleError `index-not-integer`, `index-shape`, `axis-out-of-range`; `index-out-of-range` when values are computed.
 *
 * @example
 * ```ts
 * import { gather, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([[1, 2], [3, 4]])
 * console.log(gather(x, tensor([[1], [0]], { dtype: 'int32' })).toArray()) // [[2], [3]]
 * ```
 */
export function gather(x: Tensor, index: Tensor, axis = -1): Tensor {
  return apply(primitive, [x, index], { axis: normalizeAxis('gather', axis, x.rank) })
}
