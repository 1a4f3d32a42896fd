import { isFloat } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Sum of the products of two vectors of one length.
 *
 * @throws ChainruleError `not-vectors` for other ranks, `dot-sizes` for different lengths.
 *
 * @example
 * ```ts
 * import { dot, tensor } from '@chainrule/autograd'
 *
 * console.log(dot(tensor([1, 2]), tensor([3, 4])).item()) // 11
 * ```
 */
export function dot(a: Tensor, b: Tensor): Tensor {
  requireVectors('dot', a, b)
  if (a.size !== b.size) {
    throw new ChainruleError(
      'dot-sizes',
      `dot: the vectors have ${a.size} and ${b.size} elements.`,
      'Both need the same length.',
    )
  }
  return isFloat(a.dtype) || isFloat(b.dtype) ? a.matmul(b) : a.mul(b).sum()
}

/**
 * All products of the elements of two vectors: [m] and [n] give [m, n].
 *
 * @throws ChainruleError `not-vectors` for other ranks.
 *
 * @example
 * ```ts
 * import { outer, tensor } from '@chainrule/autograd'
 *
 * console.log(outer(tensor([1, 2]), tensor([3, 4])).toArray()) // [[3, 4], [6, 8]]
 * ```
 */
export function outer(a: Tensor, b: Tensor): Tensor {
  requireVectors('outer', a, b)
  return a.reshape([a.size, 1]).mul(b)
}

function requireVectors(operation: string, a: Tensor, b: Tensor): void {
  if (a.rank === 1 && b.rank === 1) return
  throw new ChainruleError(
    'not-vectors',
    `${operation}: got shapes [${a.shape}] and [${b.shape}].`,
    'Both need exactly one axis; use matmul() or einsum() for more.',
  )
}
