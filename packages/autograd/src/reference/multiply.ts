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
 * The right factor is copied row by row, so that neighbours are read whatever its strides are. A row of sums takes up
 * four of its rows at a time: every sum is loaded and stored a fourth as often.
 */
export function multiply({ m, n, k, rows, columns, out, offset }: Product): void {
  const right = new Float64Array((k + 3) * n)
  for (let j = 0; j < n; j++) {
    let from = columns.offset + j * columns.step
    for (let p = 0; p < k; p++, from += columns.stride) right[p * n + j] = columns.data[from]
  }
  const left = new Float64Array(k + 3)
  for (let i = 0; i < m; i++) {
    const sums = new Float64Array(n)
    let from = rows.offset + i * rows.step
    for (let p = 0; p < k; p++, from += rows.stride) left[p] = rows.data[from]
    for (let p = 0; p < k; p += 4) {
      const a = left[p]
      const b = left[p + 1]
      const c = left[p + 2]
      const d = left[p + 3]
      for (let j = 0, at = p * n; j < n; j++, at++) {
        sums[j] = sums[j] + a * right[at] + b * right[at + n] + c * right[at + 2 * n] + d * right[at + 3 * n]
      }
    }
    out.set(sums, offset + i * n)
  }
}
