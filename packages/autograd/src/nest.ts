import type { DType, TypedArray } from './dtype.ts'
import type { Shape } from './shape.ts'

/** Numbers (truth values for masks), nested as deep as the tensor has axes. */
export type NestedArray = number | boolean | NestedArray[]

/** Nested arrays of the elements of a row-major array. */
export function nest(data: TypedArray, shape: Shape, dtype: DType): NestedArray {
  const level = (axis: number, start: number, span: number): NestedArray => {
    if (axis === shape.length) return dtype === 'bool' ? data[start] !== 0 : data[start]
    const inner = span / (shape[axis] || 1)
    return Array.from({ length: shape[axis] }, (_, i) => level(axis + 1, start + i * inner, inner))
  }
  return level(0, 0, data.length)
}
