import type { DType, TypedArray } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import type { NumberArray, SmallDType } from './types.ts'

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
}

/** What may become what without a change of numbers, apart from the rounding of a float that was asked for. */
const sources: Record<DType, readonly string[]> = {
  float32: Object.keys(arrays),
  float64: Object.keys(arrays),
  int32: ['int32', 'int16', 'int8', 'uint16', 'uint8'],
  uint32: ['uint32', 'uint16', 'uint8'],
  bool: ['uint8'],
}

/** The least and the greatest number of the types that hold whole numbers only. */
const ranges: Partial<Record<DType, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  bool: [0, 1],
}

export function isNumberArray(value: unknown): value is NumberArray {
  return ArrayBuffer.isView(value) && Object.hasOwn(arrays, kindOf(value))
}

export function allocate(dtype: DType, size: number): TypedArray {
  return new arrays[dtype](size)
}

/** The type in batches of what is kept in another. */
export function outputType(dtype: DType | SmallDType): DType {
  if (Object.hasOwn(sources, dtype)) return dtype as DType
  if (Object.hasOwn(arrays, dtype)) return 'int32'
  throw new ChainruleError(
    'data-unknown-dtype',
    `The dtype ${dtype} is none of batches.`,
    `Use ${Object.keys(sources).join(', ')}.`,
  )
}

/** Whether an integer type or a mask holds this number; every float type does. */
export function holds(dtype: DType, value: number): boolean {
  const [first, last] = ranges[dtype] ?? []
  return first === undefined || (Number.isInteger(value) && value >= first && value <= (last as number))
}

/** Refuses a type that would change the numbers of an array. */
export function checkConversion(name: string, data: NumberArray, dtype: DType): void {
  if (!sources[dtype].includes(kindOf(data))) {
    throw new ChainruleError(
      'data-lossy-dtype',
      `Column "${name}" holds ${kindOf(data)}, which cannot become ${dtype} without changing numbers.`,
      'Leave out the dtype, choose a float, or convert the array before.',
    )
  }
  const bad = dtype === 'bool' ? data.findIndex((value) => value > 1) : -1
  if (bad >= 0) {
    throw new ChainruleError(
      'data-lossy-dtype',
      `Column "${name}" is bool, and number ${bad} of it is ${data[bad]}.`,
      'Masks hold 0 and 1.',
    )
  }
}

/** `float32` for a Float32Array, and so on. Reads the tag, since arrays of other realms are as good. */
export function kindOf(data: ArrayBufferView): DType | SmallDType {
  const kind = Object.prototype.toString.call(data).slice('[object '.length, -'Array]'.length)
  return kind.replace('Clamped', '').toLowerCase() as DType | SmallDType
}
