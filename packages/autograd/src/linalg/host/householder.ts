/**
 * Replaces a vector x by the description of the reflector H = I - τ v vᵀ that sends x to (β, 0, ..., 0), and gives τ.
 *
 * The first element becomes β, the others become those of v, whose own first element is one. As in LAPACK's dlarfg, β
 * has the sign opposite to x₀, and H is the identity (τ = 0) where everything after x₀ is already zero. The vector is
 * scaled by its largest element first, so that no square overflows or vanishes.
 */
export function makeReflector(x: Float64Array, start: number, count: number, stride: number): number {
  const end = start + count * stride
  let tail = 0
  for (let at = start + stride; at < end; at += stride) tail = Math.max(tail, Math.abs(x[at]))
  if (tail === 0) return 0

  const scale = Math.max(tail, Math.abs(x[start]))
  let squares = 0
  for (let at = start; at < end; at += stride) squares += (x[at] / scale) ** 2
  const first = x[start] / scale
  const beta = first < 0 ? Math.sqrt(squares) : -Math.sqrt(squares)
  for (let at = start + stride; at < end; at += stride) x[at] = x[at] / scale / (first - beta)
  x[start] = beta * scale
  return (beta - first) / beta
}

/**
 * Multiplies a block of a row-major matrix by a reflector from the left, in place.
 *
 * The block starts at `row`, `column` and reaches to the last row and column. `v` holds what makeReflector left, from
 * `vStart` on with `vStride`. `scratch` has room for a row.
 */
export function applyReflector(
  tau: number,
  v: Float64Array,
  vStart: number,
  vStride: number,
  matrix: Float64Array,
  rows: number,
  columns: number,
  row: number,
  column: number,
  scratch: Float64Array,
): void {
  if (tau === 0) return
  for (let c = column; c < columns; c++) scratch[c] = matrix[row * columns + c]
  for (let r = row + 1; r < rows; r++) {
    const factor = v[vStart + (r - row) * vStride]
    for (let c = column; c < columns; c++) scratch[c] += factor * matrix[r * columns + c]
  }
  for (let c = column; c < columns; c++) matrix[row * columns + c] -= tau * scratch[c]
  for (let r = row + 1; r < rows; r++) {
    const factor = tau * v[vStart + (r - row) * vStride]
    for (let c = column; c < columns; c++) matrix[r * columns + c] -= factor * scratch[c]
  }
}
