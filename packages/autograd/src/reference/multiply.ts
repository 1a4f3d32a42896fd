import type { TypedArray } from '../dtype.ts'

/** A matrix inside an array. */
export interface Matrix {
  data: TypedArray
  offset: number
  rowStride: number
  columnStride: number
}

/**
 * out = a · b for an m×k and a k×n matrix, each product summed in float64 over k in ascending order.
 *
 * Four by four products are kept in locals, so that every number that is loaded is used four times; the panels of
 * `a` and `b` are copied first, which turns any strides into neighbours.
 */
export function multiply(job: { m: number; n: number; k: number; a: Matrix; b: Matrix; out: Matrix }): void {
  const { m, n, k, a, b, out } = job
  const rows = new Float64Array(4 * k)
  const columns = packColumns(b, k, n)
  for (let i = 0; i < m; i += 4) {
    packRows(rows, a, i, m, k)
    for (let j = 0; j < n; j += 4)
      tile(rows, columns, (j / 4) * 4 * k, k, out, i, Math.min(4, m - i), j, Math.min(4, n - j))
  }
}

/** Rows i to i+3 of `a`, interleaved: four numbers for each k; missing rows are zeros. */
function packRows(rows: Float64Array, a: Matrix, i: number, m: number, k: number): void {
  for (let r = 0; r < 4; r++) {
    if (i + r >= m) {
      for (let p = 0; p < k; p++) rows[4 * p + r] = 0
      continue
    }
    let from = a.offset + (i + r) * a.rowStride
    for (let p = 0; p < k; p++, from += a.columnStride) rows[4 * p + r] = a.data[from]
  }
}

/** All columns of `b` in panels of four, each panel interleaved like the rows. */
function packColumns(b: Matrix, k: number, n: number): Float64Array {
  const columns = new Float64Array(Math.ceil(n / 4) * 4 * k)
  for (let j = 0; j < n; j++) {
    let to = (j >> 2) * 4 * k + (j & 3)
    let from = b.offset + j * b.columnStride
    for (let p = 0; p < k; p++, from += b.rowStride, to += 4) columns[to] = b.data[from]
  }
  return columns
}

function tile(
  rows: Float64Array,
  columns: Float64Array,
  panel: number,
  k: number,
  out: Matrix,
  i: number,
  height: number,
  j: number,
  width: number,
): void {
  let c00 = 0,
    c01 = 0,
    c02 = 0,
    c03 = 0
  let c10 = 0,
    c11 = 0,
    c12 = 0,
    c13 = 0
  let c20 = 0,
    c21 = 0,
    c22 = 0,
    c23 = 0
  let c30 = 0,
    c31 = 0,
    c32 = 0,
    c33 = 0
  for (let p = 0, q = panel; p < 4 * k; p += 4, q += 4) {
    const a0 = rows[p],
      a1 = rows[p + 1],
      a2 = rows[p + 2],
      a3 = rows[p + 3]
    const b0 = columns[q],
      b1 = columns[q + 1],
      b2 = columns[q + 2],
      b3 = columns[q + 3]
    c00 += a0 * b0
    c01 += a0 * b1
    c02 += a0 * b2
    c03 += a0 * b3
    c10 += a1 * b0
    c11 += a1 * b1
    c12 += a1 * b2
    c13 += a1 * b3
    c20 += a2 * b0
    c21 += a2 * b1
    c22 += a2 * b2
    c23 += a2 * b3
    c30 += a3 * b0
    c31 += a3 * b1
    c32 += a3 * b2
    c33 += a3 * b3
  }
  store(out, i, j, width, c00, c01, c02, c03)
  if (height > 1) store(out, i + 1, j, width, c10, c11, c12, c13)
  if (height > 2) store(out, i + 2, j, width, c20, c21, c22, c23)
  if (height > 3) store(out, i + 3, j, width, c30, c31, c32, c33)
}

function store(out: Matrix, i: number, j: number, width: number, c0: number, c1: number, c2: number, c3: number): void {
  const { data, columnStride } = out
  const at = out.offset + i * out.rowStride + j * columnStride
  data[at] = c0
  if (width > 1) data[at + columnStride] = c1
  if (width > 2) data[at + 2 * columnStride] = c2
  if (width > 3) data[at + 3 * columnStride] = c3
}
