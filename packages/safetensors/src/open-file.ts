import { type FileHandle, open } from 'node:fs/promises'
import { ChainruleError } from '@chainrule/autograd/errors'
import { type BlobLike, type OpenedFile, openBlob } from './open-blob.ts'

/** An opened file that holds a handle until it is closed. */
export interface ClosableFile extends OpenedFile {
  close(): Promise<void>
}

/**
 * Reads the header of a safetensors file on disk; its tensors are read one by one when asked for.
 *
 * @param path - A file of any size, also above the 2 GiB that Node.js reads at once.
 *
 * @throws ChainruleError as `openBlob` does.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { openFile, save } from '@chainrule/safetensors/node'
 *
 * const path = join(await mkdtemp(join(tmpdir(), 'example-')), 'model.safetensors')
 * await save(path, { bias: { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) } })
 * const file = await openFile(path)
 * console.log((await file.read('bias')).data[1]) // 2
 * await file.close()
 * ```
 */
export async function openFile(path: string | URL): Promise<ClosableFile> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path)
    const { size } = await handle.stat()
    return { ...(await openBlob(rangesOf(handle, size))), close: handle.close.bind(handle) }
  } catch (error) {
    await handle?.close()
    if (error instanceof ChainruleError) throw error
    throw new ChainruleError(
      'safetensors-not-readable',
      `${path} could not be opened: ${(error as Error).message}.`,
      'Check the path and the rights of this user.',
      { cause: error },
    )
  }
}

function rangesOf(handle: FileHandle, size: number): BlobLike {
  return { size, slice: (begin, end) => ({ arrayBuffer: () => readRange(handle, begin, end) }) }
}

async function readRange(handle: FileHandle, begin: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - begin)
  let done = 0
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, 2 ** 30)
    const { bytesRead } = await handle.read(bytes, done, length, begin + done)
    if (bytesRead === 0) throw new Error(`the file ends at byte ${begin + done}`)
    done += bytesRead
  }
  return bytes.buffer
}
