import { ChainruleError } from '@chainrule/autograd/errors'

/** The array that holds each element type of an IDX file. */
export interface IdxArrays {
  uint8: Uint8Array
  int8: Int8Array
  int16: Int16Array
  int32: Int32Array
  float32: Float32Array
  float64: Float64Array
}

/** The content of an IDX file, which is a column for `batches`. */
export type Idx = {
  [D in keyof IdxArrays]: { readonly dtype: D; readonly shape: readonly number[]; readonly data: IdxArrays[D] }
}[keyof IdxArrays]

interface Format {
  dtype: keyof IdxArrays
  array: {
    new (size: number): IdxArrays[keyof IdxArrays]
    new (buffer: ArrayBufferLike, byteOffset: number, size: number): IdxArrays[keyof IdxArrays]
    readonly BYTES_PER_ELEMENT: number
  }
  get: 'getUint8' | 'getInt8' | 'getInt16' | 'getInt32' | 'getFloat32' | 'getFloat64'
}

/** By the third byte of a file. */
const formats: Record<number, Format> = {
  8: { dtype: 'uint8', array: Uint8Array, get: 'getUint8' },
  9: { dtype: 'int8', array: Int8Array, get: 'getInt8' },
  11: { dtype: 'int16', array: Int16Array, get: 'getInt16' },
  12: { dtype: 'int32', array: Int32Array, get: 'getInt32' },
  13: { dtype: 'float32', array: Float32Array, get: 'getFloat32' },
  14: { dtype: 'float64', array: Float64Array, get: 'getFloat64' },
}

/**
 * Reads the bytes of an IDX file, the format of MNIST and its relatives. The numbers are copied.
 *
 * Format: LeCun, Cortes and Burges, "The MNIST database", http://yann.lecun.com/exdb/mnist/. Two zero bytes, a type, the
 * number of axes, the size of each axis, the numbers; all with the most significant byte first.
 *
 * @throws ChainruleError `idx-compressed` for a gzip file, `idx-bad-header`, `idx-wrong-size`.
 *
 * @example
 * ```ts
 * import { readIdx } from '@chainrule/data'
 *
 * const file = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1)
 * const { dtype, shape, data } = readIdx(file)
 * console.log(dtype, shape, data[0]) // uint8 [ 3 ] 7
 * ```
 */
export function readIdx(bytes: ArrayBufferLike | ArrayBufferView): Idx {
  const view = ArrayBuffer.isView(bytes)
    ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new DataView(bytes)
  const start = Array.from({ length: Math.min(4, view.byteLength) }, (_, index) => view.getUint8(index))
  if (start[0] === 0x1f && start[1] === 0x8b) {
    throw new ChainruleError(
      'idx-compressed',
      'The file is compressed with gzip.',
      'Call readIdx(await gunzip(bytes)).',
    )
  }
  const format = formats[start[2]]
  if (start[0] !== 0 || start[1] !== 0 || !format || view.byteLength < 4 + 4 * start[3]) {
    throw new ChainruleError(
      'idx-bad-header',
      `The file has ${view.byteLength} bytes and begins with ${start.join(', ')}.`,
      `IDX files begin with 0, 0, a type (${Object.keys(formats).join(', ')}) and the number of axes.`,
    )
  }
  const { dtype, array, get } = format
  const shape = Array.from({ length: start[3] }, (_, axis) => view.getUint32(4 + 4 * axis))
  const size = shape.reduce((product, length) => product * length, 1)
  const begin = 4 + 4 * shape.length
  if (begin + size * array.BYTES_PER_ELEMENT !== view.byteLength) {
    throw new ChainruleError(
      'idx-wrong-size',
      `${dtype} [${shape}] takes ${size * array.BYTES_PER_ELEMENT} bytes, and ${view.byteLength - begin} follow the header.`,
      'Check that the file was copied or downloaded whole.',
    )
  }
  const data = new array(size)
  if (array.BYTES_PER_ELEMENT === 1) data.set(new array(view.buffer, view.byteOffset + begin, size))
  else for (let index = 0; index < size; index++) data[index] = view[get](begin + index * array.BYTES_PER_ELEMENT)
  return { dtype, shape, data } as Idx
}
