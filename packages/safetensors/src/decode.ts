import { checkMask } from './check-mask.ts'
import { formats, type TensorData } from './dtypes.ts'
import { type Entry, headerLength, parseHeader } from './header.ts'
import { widenHalf } from './widen-half.ts'

/** How numbers of a file become arrays. */
export interface DecodeOptions {
  /**
   * Whether F16 and BF16 become float32, which holds each of their numbers exactly; otherwise `data` is their bits.
   *
   * @default true
   */
  widen?: boolean
}

/** What a safetensors file holds. */
export interface Decoded {
  /** By name. The object has no prototype, so that any name is safe. */
  tensors: Record<string, TensorData>
  metadata: Record<string, string>
}

/**
 * Reads the bytes of a safetensors file.
 *
 * The arrays are views of `bytes` wherever the alignment allows it, and copies elsewhere: bytes that change later
 * change the tensors. Everything that the format demands is checked, and masks for bytes other than 0 and 1. Machines
 * with the most significant byte first are not supported.
 *
 * Format: https://github.com/huggingface/safetensors. Unlike the reference implementation, duplicate names and white
 * space before the header are refused, as the description of the format has it.
 *
 * @throws ChainruleError `safetensors-truncated`, `safetensors-header-too-large`, `safetensors-bad-header`,
 * `safetensors-bad-metadata`, `safetensors-unknown-dtype`, `safetensors-bad-entry`, `safetensors-wrong-size`,
 * `safetensors-bad-offsets`, `safetensors-bad-boolean`.
 *
 * @example
 * ```ts
 * import { decode, encode } from '@chainrule/safetensors'
 *
 * const bytes = encode({ bias: { dtype: 'float32', shape: [3], data: Float32Array.of(1, 2, 3) } }, { epoch: '7' })
 * const { tensors, metadata } = decode(bytes)
 * console.log(tensors.bias.shape, metadata.epoch) // [ 3 ] 7
 * ```
 */
export function decode(bytes: ArrayBufferLike | ArrayBufferView, options: DecodeOptions = {}): Decoded {
  const all = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
  const start = headerLength(all.subarray(0, 8), all.length) + 8
  const { entries, metadata } = parseHeader(all.subarray(8, start), all.length - start)
  const tensors: Decoded['tensors'] = Object.create(null)
  for (const [name, entry] of Object.entries(entries)) {
    tensors[name] = readTensor(name, entry, all.subarray(start + entry.begin, start + entry.end), options)
  }
  return { tensors, metadata }
}

/** One tensor from exactly its own bytes. */
export function readTensor(
  name: string,
  { dtype, shape }: Entry,
  bytes: Uint8Array,
  { widen = true }: DecodeOptions,
): TensorData {
  const { array } = formats[dtype]
  const size = array.BYTES_PER_ELEMENT
  const aligned = bytes.byteOffset % size ? bytes.slice() : bytes
  const data = new array(aligned.buffer, aligned.byteOffset, aligned.length / size)
  const tensor = { dtype, shape, data } as TensorData
  checkMask(name, tensor)
  if (widen && (dtype === 'float16' || dtype === 'bfloat16')) {
    return { dtype: 'float32', shape, data: widenHalf(dtype, data as Uint16Array) }
  }
  return tensor
}
