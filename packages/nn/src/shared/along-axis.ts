import type { Tensor } from '@chainrule/autograd'

/** Multiplies a matrix [out, in] with every line of x along one axis, which gets the size `out`. */
export function alongAxis(x: Tensor, axis: number, matrix: Tensor): Tensor {
  if (axis === x.rank - 1) return x.matmul(matrix.transpose())
  if (axis === x.rank - 2) return matrix.matmul(x)
  return x.transpose(axis, -1).matmul(matrix.transpose()).transpose(axis, -1)
}
