import { layout, type Metadata, type TensorInputs } from './layout.ts'

/**
 * The bytes of a safetensors file with the given tensors and texts.
 *
 * The numbers are copied once. The same tensors give the same bytes in whatever order they are named, and the same
 * bytes as the reference implementation gives. Machines with the most significant byte first are not supported.
 *
 * @throws ChainruleError `safetensors-wrong-array`, `safetensors-wrong-size`, `safetensors-bad-name`,
 * `safetensors-bad-text`, `safetensors-bad-metadata`, `safetensors-bad-boolean`, `safetensors-header-too-large`.
 *
 * @example
 * ```ts
 * import { encode } from '@chainrule/safetensors'
 *
 * const weight = { dtype: 'float32', shape: [2, 3], data: new Float32Array(6) } as const
 * const bytes = encode({ weight }, { config: JSON.stringify({ epochs: 10 }) })
 * console.log(bytes.length % 8) // 0
 * ```
 */
export function encode(tensors: TensorInputs, metadata?: Metadata): Uint8Array<ArrayBuffer> {
  const parts = layout(tensors, metadata)
  const bytes = new Uint8Array(parts.reduce((total, { length }) => total + length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}
