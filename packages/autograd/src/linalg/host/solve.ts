import { lu } from './lu.ts'

/**
 * The X of A X = B for row-major A [n, n] and B [n, columns], or null where A is exactly singular.
 *
 * LU with partial pivoting. A matrix that is singular but for rounding gives large numbers, not null.
 */
export function solve(a: Float64Array, n: number, b: Float64Array, columns: number): Float64Array | null {
  const { factors, rows, singular } = lu(a, n)
  if (singular) return null

  const x = new Float64Array(n * columns)
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < columns; c++) x[i * columns + c] = b[rows[i] * columns + c]
    for (let j = 0; j < i; j++) subtractRow(x, columns, i, j, factors[i * n + j])
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) subtractRow(x, columns, i, j, factors[i * n + j])
    for (let c = 0; c < columns; c++) x[i * columns + c] /= factors[i * n + i]
  }
  return x
}

function subtractRow(x: Float64Array, columns: number, from: number, row: number, factor: number): void {
  for (let c = 0; c < columns; c++) x[from * columns + c] -= factor * x[row * columns + c]
}
