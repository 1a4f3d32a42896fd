import type { DType, TypedArray } from '@chainrule/autograd'
import { sizeOf } from './layout.ts'
import type { Value } from './simplify.ts'

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  bool: Uint8Array,
}

/** Bytes of one element. */
export function bytesOf(dtype: DType): number {
  return arrays[dtype].BYTES_PER_ELEMENT
}

/** The elements of a value that needs no computation: one number, or 0, 1, 2, … */
export function constantArray({ operation, attributes, dtype, shape }: Value): TypedArray {
  const data = new arrays[dtype](sizeOf(shape))
  if (operation === 'iota') return data.map((_, i) => i) as TypedArray
  data[0] = attributes.value as number
  return data
}
