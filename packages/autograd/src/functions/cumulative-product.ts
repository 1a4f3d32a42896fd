import { concat } from '../create.ts'
import { normalizeAxis } from '../shape.ts'
import { type Tensor, toNumber } from '../tensor.ts'
import type { Range } from './slice.ts'
import { slice } from './slice.ts'

/**
 * Running product along one axis: element i is the product of elements 0 to i. The shape stays.
 *
 * Products of neighbours, then of pairs, then of fours (Hillis and Steele, 1986), so gradients are right, to any order,
 * where elements are 0; a formula with divisions is not.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { cumulativeProduct, tensor } from '@chainrule/autograd'
 *
 * console.log(cumulativeProduct(tensor([1, 2, 3, 4])).toArray()) // [1, 2, 6, 24]
 * ```
 */
export function cumulativeProduct(x: Tensor, axis = -1): Tensor {
  const along = normalizeAxis('cumulativeProduct', axis, x.rank)
  const part = (tensor: Tensor, ...range: Range) => slice(tensor, [...new Array<null>(along).fill(null), range])
  const size = x.shape[along]
  let result = toNumber(x)
  for (let step = 1; step < size; step *= 2) {
    result = concat([part(result, 0, step), part(result, step).mul(part(result, 0, size - step))], along)
  }
  return result
}
