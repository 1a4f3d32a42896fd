import { ChainruleError } from '@chainrule/autograd/errors'

/**
 * The content of a gzip file; other bytes are given back as they are.
 *
 * @param options - `limit`: the most bytes that may come out, 2 GiB by default, since a small file can claim any size.
 *
 * @throws ChainruleError `gunzip-damaged`, `gunzip-too-large`.
 *
 * @example
 * ```ts
 * import { gzipSync } from 'node:zlib'
 * import { gunzip, readIdx } from '@chainrule/data'
 *
 * const file = gzipSync(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 5))
 * console.log(readIdx(await gunzip(file)).data[0]) // 5
 * ```
 */
export async function gunzip(
  bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  { limit = 2 ** 31 }: { limit?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed

  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new ChainruleError(
        'gunzip-damaged',
        `After ${size} bytes the gzip file of ${packed.length} bytes makes no sense: ${(cause as Error).message}.`,
        'Check that the file was copied or downloaded whole.',
        { cause },
      )
    })
    if (done) break
    parts.push(value)
    size += value.length
    if (size > limit) {
      await reader.cancel().catch(() => {})
      throw new ChainruleError(
        'gunzip-too-large',
        `The gzip file of ${packed.length} bytes unpacks to more than the limit of ${limit}.`,
        'Raise the limit if you trust the file: gunzip(bytes, { limit }).',
      )
    }
  }
  return join(parts, size)
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
