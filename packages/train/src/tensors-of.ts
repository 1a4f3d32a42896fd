import { type Tensor, tensor } from '@chainrule/autograd'
import type { BatchColumn } from '@chainrule/data'

/** A tensor for each column. */
export type TensorsOf<B> = { readonly [K in keyof B as B[K] extends BatchColumn ? K : never]: Tensor }

/**
 * The columns of a batch as tensors.
 *
 * @param batch - A batch of `@chainrule/data`, or any object of columns with data, shape and dtype.
 *
 * @example
 * ```ts
 * import { batches } from '@chainrule/data'
 * import { tensorsOf } from '@chainrule/train'
 *
 * for (const batch of batches({ x: [[1, 2], [3, 4]], y: new Int32Array([0, 1]) }, { batchSize: 2 })) {
 *   const { x, y } = tensorsOf(batch)
 *   console.log(x.dtype, x.shape, y.dtype, y.shape) // float32 [ 2, 2 ] int32 [ 2 ]
 * }
 * ```
 */
export function tensorsOf<B extends object>(batch: B): TensorsOf<B> {
  const columns = Object.entries(batch as Record<string, BatchColumn>)
  return Object.fromEntries(
    columns.map(([name, { data, shape, dtype }]) => [name, tensor(data, { shape, dtype })]),
  ) as unknown as TensorsOf<B>
}
