import { layout, type Metadata, type TensorInputs } from './layout.ts'

/**
 * A safetensors file as a `Blob`, to download or to keep in IndexedDB.
 *
 * @throws ChainruleError as `encode` does.
 *
 * @example
 * ```ts
 * import { openBlob, toBlob } from '@chainrule/safetensors'
 *
 * const blob = toBlob({ bias: { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) } })
 * const { data } = await (await openBlob(blob)).read('bias')
 * console.log(data[1]) // 2
 * ```
 */
export function toBlob(tensors: TensorInputs, metadata?: Metadata): Blob {
  return new Blob(layout(tensors, metadata) as Uint8Array<ArrayBuffer>[], { type: 'application/octet-stream' })
}
