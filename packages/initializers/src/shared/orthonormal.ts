import { type DType, diagonal, drawNormal, full, less, type RandomKey, type Tensor, where } from '@chainrule/autograd'
import { qr } from '@chainrule/autograd/linalg'

/** A matrix with orthonormal rows or columns, whichever are fewer; all such matrices are equally likely. */
export function orthonormal(random: RandomKey, [rows, columns]: readonly [number, number], dtype: DType): Tensor {
  if (rows * columns === 0) return full([rows, columns], 0, { dtype })
  if (rows < columns) return orthonormal(random, [columns, rows], dtype).transpose()
  const { q, r } = qr(drawNormal(random, [rows, columns], { dtype }))
  // Of the factorisations that differ in signs, the one whose R has a positive diagonal.
  return where(less(diagonal(r), 0), q.neg(), q)
}
