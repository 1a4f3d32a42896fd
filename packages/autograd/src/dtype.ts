import { ChainruleError } from './errors.ts'

/** Element types. Masks are `bool`, stored as bytes of 0 and 1. */
export type DType = 'float32' | 'float64' | 'int32' | 'uint32' | 'bool'

/** The array that holds the elements of a tensor on the host. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array

const constructors = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  bool: Uint8Array,
}

/** Bytes of one element. */
export function bytesOf(dtype: DType): number {
  return constructors[dtype].BYTES_PER_ELEMENT
}

/** A zeroed array of `size` elements. */
export function allocate(dtype: DType, size: number): TypedArray {
  return new constructors[dtype](size)
}

/** Numbers in the array that holds a type: as they are where it is one, else copied. */
export function ofType(dtype: DType, data: TypedArray | readonly number[]): TypedArray {
  return data instanceof constructors[dtype] ? data : new constructors[dtype](data)
}

export function isFloat(dtype: DType): boolean {
  return dtype === 'float32' || dtype === 'float64'
}

/** The element type that a typed array holds, or `null` where Chainrule has none for it. */
export function dtypeOfArray(data: ArrayBufferView): DType | null {
  const dtypes = Object.keys(constructors) as DType[]
  return dtypes.find((dtype) => data instanceof constructors[dtype]) ?? null
}

const rank: Record<DType, number> = { bool: 0, int32: 1, uint32: 1, float32: 2, float64: 2 }

/**
 * The type in which two operands meet: masks become numbers and integers become floats.
 *
 * Two precisions of float, or signed and unsigned integers, never meet silently: one of the two readings loses
 * numbers or speed, and only the caller knows which was meant.
 */
export function promote(operation: string, a: DType, b: DType): DType {
  if (a === b) return a
  if (rank[a] === rank[b]) {
    throw new ChainruleError(
      'mixed-dtypes',
      `${operation}: one operand is ${a}, the other ${b}.`,
      `Choose one: call cast('${a}') or cast('${b}') on the other operand.`,
    )
  }
  return rank[a] > rank[b] ? a : b
}
