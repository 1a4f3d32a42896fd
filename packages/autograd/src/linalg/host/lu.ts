/**
 * The factors of a row-major [n, n] matrix with its rows exchanged: P A = L U, Gaussian elimination with partial
 * pivoting.
 *
 * `factors` holds U, and below its diagonal L without its diagonal of ones. Row `i` of P A is row `rows[i]` of A;
 * `sign` is the determinant of P. `singular` says that a pivot is exactly zero.
 */
export function lu(
  a: Float64Array,
  n: number,
): { factors: Float64Array; rows: Int32Array; sign: number; singular: boolean } {
  const factors = a.slice()
  const rows = Int32Array.from({ length: n }, (_, index) => index)
  let sign = 1
  let singular = false

  for (let j = 0; j < n; j++) {
    const pivot = largestBelow(factors, n, j)
    if (pivot !== j) {
      sign = -sign
      const row = rows[j]
      rows[j] = rows[pivot]
      rows[pivot] = row
      for (let c = 0; c < n; c++) {
        const element = factors[j * n + c]
        factors[j * n + c] = factors[pivot * n + c]
        factors[pivot * n + c] = element
      }
    }
    const divisor = factors[j * n + j]
    if (divisor === 0) {
      singular = true
      continue
    }
    for (let i = j + 1; i < n; i++) {
      const factor = factors[i * n + j] / divisor
      factors[i * n + j] = factor
      if (factor === 0) continue
      for (let c = j + 1; c < n; c++) factors[i * n + c] -= factor * factors[j * n + c]
    }
  }
  return { factors, rows, sign, singular }
}

/** The row of the largest element of a column from the diagonal down, or of a NaN, so that it spreads. */
function largestBelow(factors: Float64Array, n: number, column: number): number {
  let best = column
  let largest = Math.abs(factors[column * n + column])
  for (let i = column + 1; i < n; i++) {
    const size = Math.abs(factors[i * n + column])
    if (size > largest || Number.isNaN(size)) {
      largest = size
      best = i
    }
  }
  return best
}
