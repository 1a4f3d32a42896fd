import { rotateRows } from './rotate-rows.ts'

/**
 * Rotates pairs of rows until all are orthogonal, and gives the lengths they then have.
 *
 * The one-sided Jacobi method of Hestenes, 1958. `rows` is [count, length] with elements of size at most two.
 * `rotations` goes through the same rotations: from the identity, [count, count], to the matrix that takes the rows
 * from what they were to what they are. A length below 1e-100 counts as zero, which keeps squares in range.
 */
export function orthogonalizeRows(
  rows: Float64Array,
  rotations: Float64Array,
  count: number,
  length: number,
): Float64Array {
  const squares = new Float64Array(count)
  for (let i = 0; i < count; i++) squares[i] = dot(rows, i, i, length)

  const tolerance = Number.EPSILON * Math.sqrt(length)
  for (let sweep = 0, rotated = true; rotated && sweep < 60; sweep++) {
    rotated = false
    for (let p = 0; p < count; p++) {
      for (let q = p + 1; q < count; q++) {
        if (squares[p] < 1e-200 || squares[q] < 1e-200) continue
        const product = dot(rows, p, q, length)
        if (!(Math.abs(product) > tolerance * Math.sqrt(squares[p]) * Math.sqrt(squares[q]))) continue
        rotated = true
        // The smaller angle that makes the two orthogonal.
        const ratio = (squares[q] - squares[p]) / (2 * product)
        const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio))
        const cosine = 1 / Math.sqrt(1 + tangent * tangent)
        const sine = cosine * tangent
        rotateRows(rows, q, p, length, cosine, sine)
        rotateRows(rotations, q, p, count, cosine, sine)
        squares[p] = dot(rows, p, p, length)
        squares[q] = dot(rows, q, q, length)
      }
    }
  }
  return squares.map((square) => (square < 1e-200 ? 0 : Math.sqrt(square)))
}

function dot(rows: Float64Array, p: number, q: number, length: number): number {
  const end = (p + 1) * length
  let sum = 0
  for (let x = p * length, y = q * length; x < end; x++, y++) sum += rows[x] * rows[y]
  return sum
}
