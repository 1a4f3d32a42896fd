import { concat } from '../create.ts'
import { normalizeAxes, sizeOf } from '../shape.ts'
import { type Tensor, toNumber } from '../tensor.ts'
import { slice } from './slice.ts'

/**
 * Product of all elements, or over the axes given; 1 where there are none.
 *
 * Halves are multiplied until one number is left, so gradients are right, to any order, where elements are 0.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { product, tensor } from '@chainrule/autograd'
 *
 * console.log(product(tensor([[1, 2], [3, 4]]), 1).toArray()) // [2, 12]
 * ```
 */
export function product(
  x: Tensor,
  axes?: number | readonly number[],
  { keepAxes = false }: { keepAxes?: boolean } = {},
): Tensor {
  const over = normalizeAxes('product', axes, x.rank)
  const kept = x.shape.flatMap((_, axis) => (over.includes(axis) ? [] : [axis]))
  const leading = kept.map((axis) => x.shape[axis])
  const count = sizeOf(over.map((axis) => x.shape[axis]))
  let factors = toNumber(x)
    .permute([...over, ...kept])
    .reshape([count, ...leading])
  while (factors.shape[0] > 1) factors = multiplyHalves(factors)
  const result = factors.shape[0] === 0 ? factors.sum(0).onesLike() : factors
  return result.reshape(keepAxes ? x.shape.map((size, axis) => (over.includes(axis) ? 1 : size)) : leading)
}

/** First half times second half, and what is left over of an odd number. */
function multiplyHalves(factors: Tensor): Tensor {
  const half = Math.floor(factors.shape[0] / 2)
  const products = slice(factors, [[0, half]]).mul(slice(factors, [[half, 2 * half]]))
  return factors.shape[0] === 2 * half ? products : concat([products, slice(factors, [[2 * half]])])
}
