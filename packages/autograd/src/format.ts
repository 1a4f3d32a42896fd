import type { DType, TypedArray } from './dtype.ts'
import { type Shape, sizeOf } from './shape.ts'

/** The elements for a person to read: at most seven entries of an axis, the first and last three where there are more. */
export function format(data: TypedArray, shape: Shape, dtype: DType): string {
  const show = dtype === 'bool' ? (value: number) => String(value !== 0) : numberFormat(data)
  const level = (axis: number, start: number, span: number): string => {
    if (axis === shape.length) return show(data[start])
    const length = shape[axis]
    const inner = span / (length || 1)
    const cut = Math.max(0, length - 7)
    const parts = Array.from({ length: length - cut }, (_, i) =>
      cut > 0 && i === 3 ? '…' : level(axis + 1, start + (i < 3 ? i : i + cut) * inner, inner),
    )
    return `[${parts.join(axis === shape.length - 1 ? ', ' : `,\n${' '.repeat(axis + 1)}`)}]`
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
