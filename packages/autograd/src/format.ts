import type { DType, TypedArray } from './dtype.ts'
import { type Shape, sizeOf } from './shape.ts'
import type { Tensor } from './tensor.ts'

/** Numbers (truth values for masks), nested as deep as the tensor has axes. */
export type NestedArray = number | boolean | NestedArray[]

/** Nested arrays of the elements of a row-major array. */
export function nest(data: TypedArray, shape: Shape, dtype: DType): NestedArray {
  const element = (i: number) => (dtype === 'bool' ? data[i] !== 0 : data[i])
  const level = (axis: number, start: number, span: number): NestedArray => {
    if (axis === shape.length) return element(start)
    const inner = span / (shape[axis] || 1)
    return Array.from({ length: shape[axis] }, (_, i) => level(axis + 1, start + i * inner, inner))
  }
  return level(0, 0, sizeOf(shape))
}

const EDGE = 3
const WHOLE = 7

/** One tensor for a person to read: at most seven entries of an axis, the first and last three where there are more. */
export function format(tensor: Tensor): string {
  const { dtype, shape } = tensor
  const data = tensor.data()
  const show = numberFormat(data, dtype)
  const level = (axis: number, start: number, span: number): string => {
    if (axis === shape.length) return show(data[start])
    const inner = span / (shape[axis] || 1)
    const positions = shownPositions(shape[axis])
    const parts = positions.map((i) => (i < 0 ? '…' : level(axis + 1, start + i * inner, inner)))
    const separator = axis === shape.length - 1 ? ', ' : `,\n${' '.repeat(axis + 1)}`
    return `[${parts.join(separator)}]`
  }
  return `Tensor ${dtype} [${shape.join(', ')}]${shape.length > 0 ? '\n' : ' '}${level(0, 0, data.length)}`
}

function shownPositions(length: number): number[] {
  if (length <= WHOLE) return Array.from({ length }, (_, i) => i)
  return [0, 1, 2, -1, length - EDGE, length - 2, length - 1]
}

/** All numbers with the same digits after the point, aligned; scientific where sizes differ much. */
function numberFormat(data: TypedArray, dtype: DType): (value: number) => string {
  if (dtype === 'bool') return (value) => (value ? 'true' : 'false')
  if (dtype === 'int32' || dtype === 'uint32') return String
  let largest = 0
  let smallest = Number.POSITIVE_INFINITY
  let whole = true
  for (const value of data) {
    const size = Math.abs(value)
    if (size > largest && size !== Number.POSITIVE_INFINITY) largest = size
    if (size > 0 && size < smallest) smallest = size
    if (!Number.isInteger(value)) whole = false
  }
  if (whole && largest < 1e7) return String
  const scientific = largest >= 1e6 || (largest > 0 && (largest < 1e-3 || largest / smallest > 1e6))
  return (value) => (Number.isFinite(value) ? (scientific ? value.toExponential(4) : value.toFixed(4)) : String(value))
}
