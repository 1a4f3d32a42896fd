/**
 * Rotates two rows in place: row `p` becomes cosine p + sine q, and row `q` cosine q - sine p.
 *
 * Written as corrections with the tangent of half the angle, so that thousands of rotations do not stretch the rows:
 * Rutishauser, 1966, Numerische Mathematik 9. The cosine must not be negative.
 */
export function rotateRows(
  rows: Float64Array,
  p: number,
  q: number,
  length: number,
  cosine: number,
  sine: number,
): void {
  const halfTangent = sine / (1 + cosine)
  const end = (p + 1) * length
  for (let x = p * length, y = q * length; x < end; x++, y++) {
    const first = rows[x]
    const second = rows[y]
    rows[x] = first + sine * (second - halfTangent * first)
    rows[y] = second - sine * (first + halfTangent * second)
  }
}
