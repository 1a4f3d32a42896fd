import { ChainruleError } from '@chainrule/autograd/errors'
import { type DecodeOptions, readTensor } from './decode.ts'
import { type FileDType, quote, type TensorData } from './dtypes.ts'
import { headerLength, parseHeader } from './header.ts'

/** What a browser's `Blob` and `File` offer, and what can be made of anything that reads ranges of bytes. */
export interface BlobLike {
  /** In bytes. */
  readonly size: number
  slice(begin: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

/** A file whose header has been read; its tensors are read when asked for. */
export interface OpenedFile {
  /** Type and shape of each tensor by name; `bytes` is what reading it costs. */
  readonly entries: Readonly<Record<string, { dtype: FileDType; shape: readonly number[]; bytes: number }>>
  readonly metadata: Readonly<Record<string, string>>
  /** Reads the numbers of one tensor. */
  read(name: string, options?: DecodeOptions): Promise<TensorData>
}

/**
 * Reads the header of a safetensors file in a `Blob` or `File`; its tensors are read one by one when asked for.
 *
 * @throws ChainruleError as `decode` does; `safetensors-not-readable` when the bytes cannot be read, and from `read`
 * `safetensors-no-such-tensor`.
 *
 * @example
 * ```ts
 * import { encode, openBlob } from '@chainrule/safetensors'
 *
 * const blob = new Blob([encode({ steps: { dtype: 'int32', shape: [], data: Int32Array.of(9) } })])
 * const file = await openBlob(blob)
 * console.log(Object.keys(file.entries), (await file.read('steps')).data[0]) // [ 'steps' ] 9
 * ```
 */
export async function openBlob(blob: BlobLike): Promise<OpenedFile> {
  const start = headerLength(await readBytes(blob, 0, Math.min(8, blob.size)), blob.size) + 8
  const { entries, metadata } = parseHeader(await readBytes(blob, 8, start), blob.size - start)
  const listed: Record<string, OpenedFile['entries'][string]> = Object.create(null)
  for (const [name, { dtype, shape, begin, end }] of Object.entries(entries)) {
    listed[name] = { dtype, shape, bytes: end - begin }
  }
  return {
    entries: listed,
    metadata,
    async read(name, options = {}) {
      const entry = entries[name]
      if (!entry) {
        throw new ChainruleError(
          'safetensors-no-such-tensor',
          `There is no tensor ${quote(name)} among the ${Object.keys(entries).length} of the file.`,
          `Names are ${Object.keys(entries).slice(0, 9).map(quote).join(', ')}, …`,
        )
      }
      return readTensor(name, entry, await readBytes(blob, start + entry.begin, start + entry.end), options)
    },
  }
}

async function readBytes(blob: BlobLike, begin: number, end: number): Promise<Uint8Array> {
  let reason: unknown
  try {
    const bytes = new Uint8Array(await blob.slice(begin, end).arrayBuffer())
    if (bytes.length === end - begin) return bytes
    reason = new Error(`only ${bytes.length} bytes came`)
  } catch (cause) {
    reason = cause
  }
  throw new ChainruleError(
    'safetensors-not-readable',
    `Bytes ${begin} to ${end} could not be read: ${(reason as Error)?.message}.`,
    'The file may have been changed, moved or removed since it was chosen; open it again.',
    { cause: reason },
  )
}
