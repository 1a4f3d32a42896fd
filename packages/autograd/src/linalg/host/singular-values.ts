import { completeBasis } from './complete-basis.ts'
import { orthogonalizeRows } from './orthogonalize-rows.ts'
import { qr } from './qr.ts'
import { scaleOf } from './scale-of.ts'
import { sortIndices } from './sort-indices.ts'

type Decomposition = { u: Float64Array; s: Float64Array; v: Float64Array }

/**
 * The reduced singular value decomposition A = U diag(s) Vᵀ of a row-major matrix.
 *
 * a [m, n] gives u [m, k], s [k] descending and v [n, k], with k the smaller of m and n. One-sided Jacobi: rotations
 * make the columns of A V orthogonal, and their lengths are the singular values. Small ones come out more accurate
 * than from methods that reduce to a bidiagonal: Demmel and Veselić, 1992, https://doi.org/10.1137/0613074. Columns of
 * u and v are orthonormal even where singular values are zero. The signs of a pair of vectors are arbitrary.
 * Everything is NaN where an element is NaN or infinite.
 */
export function singularValues(a: Float64Array, m: number, n: number): Decomposition {
  if (m >= n) return decomposeTall(a, m, n)
  const { u, s, v } = decomposeTall(transpose(a, m, n), n, m)
  return { u: v, s, v: u }
}

function decomposeTall(a: Float64Array, m: number, n: number): Decomposition {
  // Much taller than wide: rotations of the n rows of R cost less than those of all m.
  if (m > 1.5 * n) {
    const { q, r } = qr(a, m, n)
    const { u, s, v } = decomposeTall(r, n, n)
    return { u: multiply(q, u, m, n), s, v }
  }

  const scale = scaleOf(a)
  if (Number.isNaN(scale)) {
    const nan = (count: number) => new Float64Array(count).fill(Number.NaN)
    return { u: nan(m * n), s: nan(n), v: nan(n * n) }
  }
  // Columns lie in rows while they turn, because a row is contiguous.
  const columns = transpose(a, m, n)
  for (let index = 0; index < columns.length; index++) columns[index] /= scale
  const rotations = new Float64Array(n * n)
  for (let i = 0; i < n; i++) rotations[i * n + i] = 1

  const lengths = orthogonalizeRows(columns, rotations, n, m)
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) columns[j * m + i] /= lengths[j]
  }
  completeBasis(columns, n, m, (j) => lengths[j] === 0)

  const order = sortIndices(lengths, true)
  const s = new Float64Array(n)
  for (let j = 0; j < n; j++) s[j] = lengths[order[j]] * scale
  return { u: columnsInOrder(columns, order, m), s, v: columnsInOrder(rotations, order, n) }
}

/** The rows in the given order as the columns of a row-major [length, count] matrix. */
function columnsInOrder(rows: Float64Array, order: Int32Array, length: number): Float64Array {
  const count = order.length
  const columns = new Float64Array(rows.length)
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < length; i++) columns[i * count + j] = rows[order[j] * length + i]
  }
  return columns
}

function transpose(a: Float64Array, m: number, n: number): Float64Array {
  const transposed = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) transposed[j * m + i] = a[i * n + j]
  }
  return transposed
}

/** The product of a [m, n] and a square [n, n] matrix. */
function multiply(a: Float64Array, b: Float64Array, m: number, n: number): Float64Array {
  const product = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k]
      for (let j = 0; j < n; j++) product[i * n + j] += factor * b[k * n + j]
    }
  }
  return product
}
