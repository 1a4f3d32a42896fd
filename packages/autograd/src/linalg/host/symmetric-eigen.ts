import { rotateRows } from './rotate-rows.ts'
import { scaleOf } from './scale-of.ts'
import { sortIndices } from './sort-indices.ts'
import { tridiagonalize } from './tridiagonalize.ts'

/**
 * Eigenvalues, ascending, and orthonormal eigenvectors, the columns of `vectors` [n, n], of a symmetric matrix.
 *
 * Reads the lower triangle alone. Tridiagonal form, then implicit QR steps with Wilkinson's shift: Golub and Van Loan,
 * Matrix Computations, Algorithms 8.3.1 to 8.3.3. The sign of a vector, and the basis within a repeated eigenvalue, are
 * arbitrary. Everything is NaN where an element is NaN or infinite.
 */
export function symmetricEigen(a: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = a[i * n + j]
  }
  const scale = scaleOf(matrix)
  for (let index = 0; index < n * n; index++) matrix[index] /= scale

  const { diagonal, beside, transposedQ } = tridiagonalize(matrix, n)
  if (Number.isNaN(scale) || !diagonalize(diagonal, beside, transposedQ, n)) {
    return { values: diagonal.fill(Number.NaN), vectors: transposedQ.fill(Number.NaN) }
  }

  const order = sortIndices(diagonal, false)
  const values = new Float64Array(n)
  const vectors = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    const from = order[j]
    values[j] = diagonal[from] * scale
    for (let i = 0; i < n; i++) vectors[i * n + j] = transposedQ[from * n + i]
  }
  return { values, vectors }
}

/** Runs QR steps on the last block that has not split until every block is a single element. False where that fails. */
function diagonalize(diagonal: Float64Array, beside: Float64Array, vectors: Float64Array, n: number): boolean {
  let steps = 60 * n
  let end = n - 1
  while (end > 0) {
    let start = end
    while (start > 0 && !isNegligible(diagonal, beside, start - 1)) start -= 1
    if (start === end) {
      end -= 1
      continue
    }
    // About two steps an element are enough in practice.
    if (steps === 0) return false
    steps -= 1
    qrStep(diagonal, beside, vectors, n, start, end)
  }
  return true
}

/** The matrix is scaled to about one, so what is below 2⁻⁵⁰⁰ does not count even where its neighbours are zero. */
function isNegligible(diagonal: Float64Array, beside: Float64Array, at: number): boolean {
  const size = Math.abs(beside[at])
  return size <= Number.EPSILON * (Math.abs(diagonal[at]) + Math.abs(diagonal[at + 1])) || size < 2 ** -500
}

/** One implicit step on the block from `start` to `end`, T <- Gᵀ T G, with the same rotations of the `vectors`. */
function qrStep(
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: Float64Array,
  n: number,
  start: number,
  end: number,
): void {
  const last = beside[end - 1]
  const half = (diagonal[end - 1] - diagonal[end]) / 2
  const root = Math.hypot(half, last)
  const shift = diagonal[end] - last * (last / (half < 0 ? half - root : half + root))

  let kept = diagonal[start] - shift
  let chased = beside[start]
  for (let k = start; k < end; k++) {
    const length = kept < 0 ? -Math.hypot(kept, chased) : Math.hypot(kept, chased)
    const cosine = length === 0 ? 1 : kept / length
    const sine = length === 0 ? 0 : chased / length
    if (k > start) beside[k - 1] = length

    const upper = diagonal[k]
    const lower = diagonal[k + 1]
    const between = beside[k]
    const moved = sine * (sine * (lower - upper) + 2 * cosine * between)
    diagonal[k] = upper + moved
    diagonal[k + 1] = lower - moved
    beside[k] = cosine * sine * (lower - upper) + (cosine - sine) * (cosine + sine) * between

    kept = beside[k]
    if (k + 1 < end) {
      chased = sine * beside[k + 1]
      beside[k + 1] *= cosine
    }
    rotateRows(vectors, k, k + 1, n, cosine, sine)
  }
}
