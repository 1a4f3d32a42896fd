/**
 * Fills the missing rows of a row-major [count, length] set of orthonormal rows, count at most length, in place.
 *
 * Each new row is the unit vector that the others cover least, made orthogonal to them twice, which is enough
 * (Giraud, Langou, Rozložník and van den Eshof, 2005, https://doi.org/10.1007/s00211-005-0615-4).
 */
export function completeBasis(
  rows: Float64Array,
  count: number,
  length: number,
  isMissing: (row: number) => boolean,
): void {
  const present: number[] = []
  const missing: number[] = []
  for (let row = 0; row < count; row++) (isMissing(row) ? missing : present).push(row)
  if (missing.length === 0) return

  const covered = new Float64Array(length)
  for (const row of present) {
    for (let i = 0; i < length; i++) covered[i] += rows[row * length + i] ** 2
  }
  for (const row of missing) {
    let least = 0
    for (let i = 1; i < length; i++) if (covered[i] < covered[least]) least = i
    const start = row * length
    rows.fill(0, start, start + length)
    rows[start + least] = 1
    for (let pass = 0; pass < 2; pass++) {
      for (const other of present) removeComponent(rows, start, other * length, length)
      normalize(rows, start, length)
    }
    present.push(row)
    for (let i = 0; i < length; i++) covered[i] += rows[start + i] ** 2
  }
}

function removeComponent(rows: Float64Array, start: number, other: number, length: number): void {
  let product = 0
  for (let i = 0; i < length; i++) product += rows[start + i] * rows[other + i]
  for (let i = 0; i < length; i++) rows[start + i] -= product * rows[other + i]
}

function normalize(rows: Float64Array, start: number, length: number): void {
  let squares = 0
  for (let i = 0; i < length; i++) squares += rows[start + i] ** 2
  for (let i = 0; i < length; i++) rows[start + i] /= Math.sqrt(squares)
}
