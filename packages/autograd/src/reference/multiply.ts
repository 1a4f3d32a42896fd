import type { TypedArray } from '../dtype.ts'

/** Lines of numbers inside an array: the rows of a left factor, or the columns of a right one. */
export interface Lines {
  readonly data: TypedArray
  readonly offset: number
  /** From one line to the next. */
  readonly step: number
  /** Between the neighbours of a line. */
  readonly stride: number
}

/** A product of an m×k with a k×n matrix, and where it goes: row-major, from `offset` on. */
export interface Product {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly rows: Lines
  readonly columns: Lines
  readonly out: TypedArray
  readonly offset: number
}

/**
 * Multiplies two matrices, each product summed in float64 over k in ascending order.
 *
 * Four by four products are kept in locals, so that every number that is loaded is used four times; rows and columns are
 * copied to panels of four first, which turns any strides into neighbours.
 */
export function multiply({ m, n, k, rows, columns, out, offset }: Product): void {
  const left = panelsOf(rows, m, k)
  const right = panelsOf(columns, n, k)
  for (let i = 0; i < m; i += 4) {
    for (let j = 0; j < n; j += 4) {
      const sums = tile(left, i * k, right, j * k, k)
      for (let r = 0; r < 4 && i + r < m; r++) {
        for (let c = 0; c < 4 && j + c < n; c++) out[offset + (i + r) * n + j + c] = sums[4 * r + c]
      }
    }
  }
}

/** Four lines interleaved after four: for each k the numbers of the four; missing lines are zeros. */
function panelsOf({ data, offset, step, stride }: Lines, count: number, k: number): Float64Array {
  const panels = new Float64Array(Math.ceil(count / 4) * 4 * k)
  for (let line = 0; line < count; line++) {
    let to = (line & ~3) * k + (line & 3)
    let from = offset + line * step
    for (let p = 0; p < k; p++, from += stride, to += 4) panels[to] = data[from]
  }
  return panels
}

/** The sixteen products of a panel of rows with a panel of columns. */
function tile(left: Float64Array, row: number, right: Float64Array, column: number, k: number): number[] {
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
  for (let p = row, q = column; p < row + 4 * k; p += 4, q += 4) {
    const a0 = left[p],
      a1 = left[p + 1],
      a2 = left[p + 2],
      a3 = left[p + 3]
    const b0 = right[q],
      b1 = right[q + 1],
      b2 = right[q + 2],
      b3 = right[q + 3]
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
  return [c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33]
}
