/**
 * The lower triangular L of A = L Lᵀ for a row-major symmetric [n, n] matrix, or null where A is not positive definite.
 *
 * Reads the lower triangle alone. A matrix with NaN in it is not positive definite.
 */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * n + j]
      for (let k = 0; k < j; k++) rest -= factor[i * n + k] * factor[j * n + k]
      if (j < i) {
        factor[i * n + j] = rest / factor[j * n + j]
      } else {
        if (!(rest > 0)) return null
        factor[i * n + i] = Math.sqrt(rest)
      }
    }
  }
  return factor
}
