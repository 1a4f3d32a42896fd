import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { slice } from './slice.ts'

/**
 * A diagonal of the matrices of the last two axes: [..., m, n] becomes [..., length].
 *
 * @param offset - 0 for the main diagonal, positive ones lie above, negative ones below.
 * @throws ChainruleError `axis-out-of-range` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { diagonal, tensor } from '@chainrule/autograd'
 *
 * console.log(diagonal(tensor([[1, 2], [3, 4]])).toArray()) // [1, 4]
 * ```
 */
export function diagonal(x: Tensor, offset = 0): Tensor {
  const rows = x.shape[normalizeAxis('diagonal', -2, x.rank)]
  const columns = x.shape[x.rank - 1]
  const leading = x.shape.slice(0, -2)
  const length = Math.max(0, Math.min(rows, rows + offset, columns, columns - offset))
  const start = length === 0 ? 0 : offset < 0 ? -offset * columns : offset
  const stop = length === 0 ? 0 : start + (length - 1) * (columns + 1) + 1
  return slice(x.reshape([...leading, rows * columns]), [...leading.map(() => null), [start, stop, columns + 1]])
}

/**
 * Sum of the main diagonal of the matrices of the last two axes: [..., m, n] becomes [...].
 *
 * @throws ChainruleError `axis-out-of-range` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor, trace } from '@chainrule/autograd'
 *
 * console.log(trace(tensor([[1, 2], [3, 4]])).item()) // 5
 * ```
 */
export function trace(x: Tensor): Tensor {
  return diagonal(x).sum(-1)
}
