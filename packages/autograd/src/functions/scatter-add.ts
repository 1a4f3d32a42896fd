import { scatterAdd as primitive } from '../primitives/indexing.ts'
import { normalizeAxis } from '../shape.ts'
import { apply, type Tensor, toNumber } from '../tensor.ts'

/**
 * Zeros of `size` along an axis, with the elements of `x` added at the places that `index` names: the reverse of `gather`.
 *
 *     out[.., index[.., i, ..], ..] += x[.., i, ..]
 *
 * @param index - int32 or uint32, from 0 to size - 1; of the shape of `x`.
 * @throws ChainruleError `index-not-integer`, `index-shape`, `axis-out-of-range`; `index-out-of-range` when values are computed.
 *
 * @example
 * ```ts
 * import { scatterAdd, tensor } from '@chainrule/autograd'
 *
 * const index = tensor([0, 2, 0], { dtype: 'int32' })
 * console.log(scatterAdd(tensor([1, 2, 3]), index, 0, 4).toArray()) // [4, 0, 2, 0]
 * ```
 */
export function scatterAdd(x: Tensor, index: Tensor, axis: number, size: number): Tensor {
  return apply(primitive, [toNumber(x), index], { axis: normalizeAxis('scatterAdd', axis, x.rank), size })
}
