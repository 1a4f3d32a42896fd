import type { DType, TypedArray } from './dtype.ts'
import { type Shape, sizeOf } from './shape.ts'

/** Numbers (truth values for masks), nested as deep as the tensor has axes. */
export type NestedArray = number | boolean | NestedArray[]

/** Nested arrays of the elements of a row-major array. */
export function nest(data: TypedArray, shape: Shape, dtype: DType): NestedArray {
  return nested<NestedArray>(
    shape,
    (place) => (dtype === 'bool' ? data[place] !== 0 : data[place]),
    (parts) => parts,
  )
}

/** The elements for a person to read: at most seven entries of an axis, the first and last three where there are more. */
export function format(data: TypedArray, shape: Shape, dtype: DType): string {
  const show = dtype === 'bool' ? (value: number) => String(value !== 0) : numberFormat(data)
  return nested(
    shape,
    (place) => show(data[place]),
    (parts, axis) => `[${parts.join(axis === shape.length - 1 ? ', ' : `,\n${' '.repeat(axis + 1)}`)}]`,
    '…',
  )
}

/** What `leaf` makes of the places of a row-major array, joined axis by axis; `gap` stands for those left out. */
function nested<T>(shape: Shape, leaf: (place: number) => T, join: (parts: T[], axis: number) => T, gap?: T): T {
  const level = (axis: number, start: number, span: number): T => {
    if (axis === shape.length) return leaf(start)
    const length = shape[axis]
    const inner = span / (length || 1)
    const cut = gap !== undefined && length > 7 ? length - 7 : 0
    const parts = Array.from({ length: length - cut }, (_, i) =>
      cut > 0 && i === 3 ? (gap as T) : level(axis + 1, start + (i < 3 ? i : i + cut) * inner, inner),
    )
    return join(parts, axis)
  }
  return level(0, 0, sizeOf(shape))
}

/** All numbers with the same digits after the point; scientific where sizes differ much. */
function numberFormat(data: TypedArray): (value: number) => string {
  let largest = 0
  let smallest = Number.POSITIVE_INFINITY
  let whole = true
  for (const value of data) {
    const size = Math.abs(value)
    if (size > 0 && size < Number.POSITIVE_INFINITY) {
      largest = Math.max(largest, size)
      smallest = Math.min(smallest, size)
    }
    whole &&= Number.isInteger(value)
  }
  if (whole) return String
  const scientific = largest > 0 && (largest >= 1e6 || largest < 1e-3 || largest / smallest > 1e6)
  return (value) => (Number.isFinite(value) ? (scientific ? value.toExponential(4) : value.toFixed(4)) : String(value))
}
