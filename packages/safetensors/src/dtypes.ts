/** The array that holds the elements of each type. Half precision, which JavaScript lacks, stays as its bits. */
export interface ArrayOf {
  float64: Float64Array
  float32: Float32Array
  float16: Uint16Array
  bfloat16: Uint16Array
  int64: BigInt64Array
  int32: Int32Array
  int16: Int16Array
  int8: Int8Array
  uint64: BigUint64Array
  uint32: Uint32Array
  uint16: Uint16Array
  uint8: Uint8Array
  bool: Uint8Array
}

/** The element types that a file may hold. */
export type FileDType = keyof ArrayOf

/** A tensor as plain numbers in row-major order. The type of its elements tells the type of its array. */
export type TensorData = {
  [D in FileDType]: { readonly dtype: D; readonly shape: readonly number[]; readonly data: ArrayOf[D] }
}[FileDType]

/** A tensor to write. That the array is the one of the type is checked when it is written. */
export interface TensorInput {
  readonly dtype: FileDType
  /** Sizes of the axes; none for a scalar. */
  readonly shape: readonly number[]
  readonly data: ArrayOf[FileDType]
}

interface Format {
  /** The name in the file. */
  code: string
  array: {
    new (buffer: ArrayBufferLike, byteOffset: number, length: number): ArrayOf[FileDType]
    readonly name: string
    readonly BYTES_PER_ELEMENT: number
  }
}

/** In the order in which the reference implementation lays tensors out: each one is aligned to its elements. */
export const formats: Record<FileDType, Format> = {
  uint64: { code: 'U64', array: BigUint64Array },
  int64: { code: 'I64', array: BigInt64Array },
  float64: { code: 'F64', array: Float64Array },
  float32: { code: 'F32', array: Float32Array },
  uint32: { code: 'U32', array: Uint32Array },
  int32: { code: 'I32', array: Int32Array },
  bfloat16: { code: 'BF16', array: Uint16Array },
  float16: { code: 'F16', array: Uint16Array },
  uint16: { code: 'U16', array: Uint16Array },
  int16: { code: 'I16', array: Int16Array },
  int8: { code: 'I8', array: Int8Array },
  uint8: { code: 'U8', array: Uint8Array },
  bool: { code: 'BOOL', array: Uint8Array },
}

export const dtypes = Object.keys(formats) as FileDType[]

/** The largest header that this package and the reference implementation read or write, in bytes. */
export const maxHeaderSize = 100_000_000

/** A name in an error message, shortened: a hostile one may have millions of characters. */
export function quote(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name)
}
