import { applyReflector, makeReflector } from './householder.ts'

/**
 * The reduced QR factors of a row-major [m, n] matrix: q [m, k] and r [k, n], with k the smaller of m and n.
 *
 * Plain Householder, with the signs of LAPACK and PyTorch: the diagonal of r is not made positive. Columns of q are
 * orthonormal to rounding even where the matrix is rank-deficient.
 */
export function qr(a: Float64Array, m: number, n: number): { q: Float64Array; r: Float64Array } {
  const k = Math.min(m, n)
  const work = a.slice()
  const taus = new Float64Array(k)
  const scratch = new Float64Array(n)
  for (let j = 0; j < k; j++) {
    const diagonal = j * n + j
    taus[j] = makeReflector(work, diagonal, m - j, n)
    applyReflector(taus[j], work, diagonal, n, work, m, n, j, j + 1, scratch)
  }

  const r = new Float64Array(k * n)
  for (let i = 0; i < k; i++) {
    for (let j = i; j < n; j++) r[i * n + j] = work[i * n + j]
  }

  // From the last reflector to the first, so that each one meets only the columns that are no longer unit vectors.
  const q = new Float64Array(m * k)
  for (let j = k - 1; j >= 0; j--) {
    q[j * k + j] = 1
    applyReflector(taus[j], work, j * n + j, n, q, m, k, j, j, scratch)
  }
  return { q, r }
}
