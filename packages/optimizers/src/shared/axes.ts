import type { Tensor } from '@chainrule/autograd'

/** A matrix applied along one axis of a tensor: `result[…, j, …] = Σᵢ x[…, i, …] matrix[i, j]`. */
export function appliedAlong(x: Tensor, matrix: Tensor, axis: number): Tensor {
  return x.transpose(axis, -1).matmul(matrix).transpose(axis, -1)
}

/** The products of a tensor with itself, summed over all axes but one: [n, n]. */
export function covarianceAlong(x: Tensor, axis: number): Tensor {
  const size = x.shape[axis]
  const rows = x.transpose(axis, -1).reshape([x.size / size, size])
  return rows.transpose().matmul(rows)
}
