import { applyReflector, makeReflector } from './householder.ts'

/**
 * Reduces a symmetric matrix to tridiagonal form, A = Q T Qᵀ, by Householder reflections of both sides.
 *
 * `matrix` is [n, n], whole and symmetric, and is overwritten. Gives the diagonal of T, the elements beside it (n of
 * them, the last zero) and Q transposed, [n, n]. Golub and Van Loan, Matrix Computations, Algorithm 8.3.1.
 */
export function tridiagonalize(
  matrix: Float64Array,
  n: number,
): { diagonal: Float64Array; beside: Float64Array; transposedQ: Float64Array } {
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(n)
  const taus = new Float64Array(n)
  const v = new Float64Array(n)
  const w = new Float64Array(n)

  for (let j = 0; j + 1 < n; j++) {
    const start = (j + 1) * n + j
    const tau = makeReflector(matrix, start, n - j - 1, n)
    taus[j] = tau
    diagonal[j] = matrix[j * n + j]
    beside[j] = matrix[start]
    if (tau === 0) continue
    for (let i = j + 1; i < n; i++) v[i] = i === j + 1 ? 1 : matrix[i * n + j]
    reflectBothSides(matrix, n, j + 1, tau, v, w)
  }
  if (n > 0) diagonal[n - 1] = matrix[n * n - 1]

  // Q = H₀ H₁ ... on a matrix that starts as the identity, from the last reflector to the first.
  const q = new Float64Array(n * n)
  if (n > 0) q[0] = 1
  for (let j = n - 2; j >= 0; j--) {
    q[(j + 1) * n + j + 1] = 1
    applyReflector(taus[j], matrix, (j + 1) * n + j, n, q, n, n, j + 1, j + 1, w)
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const above = q[j * n + i]
      q[j * n + i] = q[i * n + j]
      q[i * n + j] = above
    }
  }
  return { diagonal, beside, transposedQ: q }
}

/** A <- H A H for the trailing block, as A - v wᵀ - w vᵀ with w = τ A v - ½ τ (vᵀ τ A v) v. */
function reflectBothSides(
  matrix: Float64Array,
  n: number,
  from: number,
  tau: number,
  v: Float64Array,
  w: Float64Array,
): void {
  let product = 0
  for (let i = from; i < n; i++) {
    let sum = 0
    for (let j = from; j < n; j++) sum += matrix[i * n + j] * v[j]
    w[i] = tau * sum
    product += w[i] * v[i]
  }
  for (let i = from; i < n; i++) w[i] -= 0.5 * tau * product * v[i]
  for (let i = from; i < n; i++) {
    const vi = v[i]
    const wi = w[i]
    for (let j = from; j < n; j++) matrix[i * n + j] -= vi * w[j] + wi * v[j]
  }
}
