import { arange } from '../create.ts'
import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { greater } from './comparison.ts'
import { where } from './where.ts'

/**
 * The matrices of the last two axes with zeros above a diagonal.
 *
 * @param diagonal - 0 keeps the main diagonal and what is below it, 1 one more above, -1 one less.
 * @throws ChainruleError `axis-out-of-range` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { lowerTriangle, tensor } from '@chainrule/autograd'
 *
 * console.log(lowerTriangle(tensor([[1, 2], [3, 4]])).toArray()) // [[1, 0], [3, 4]]
 * ```
 */
export function lowerTriangle(x: Tensor, diagonal = 0): Tensor {
  return where(aboveDiagonal('lowerTriangle', x, diagonal), x.zerosLike(), x)
}

/**
 * The matrices of the last two axes with zeros below a diagonal.
 *
 * @param diagonal - 0 keeps the main diagonal and what is above it, 1 one less, -1 one more below.
 * @throws ChainruleError `axis-out-of-range` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor, upperTriangle } from '@chainrule/autograd'
 *
 * console.log(upperTriangle(tensor([[1, 2], [3, 4]])).toArray()) // [[1, 2], [0, 4]]
 * ```
 */
export function upperTriangle(x: Tensor, diagonal = 0): Tensor {
  return where(aboveDiagonal('upperTriangle', x, diagonal - 1), x, x.zerosLike())
}

/** True where the column is more than `diagonal` to the right of the row. */
function aboveDiagonal(operation: string, x: Tensor, diagonal: number): Tensor {
  const rows = x.shape[normalizeAxis(operation, -2, x.rank)]
  const columns = x.shape[x.rank - 1]
  return greater(arange(columns), arange(rows).reshape([rows, 1]).add(diagonal))
}
