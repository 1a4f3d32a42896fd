import { randomUUID } from 'node:crypto'
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ChainruleError } from '@chainrule/autograd/errors'
import { encode } from './encode.ts'
import type { Metadata, TensorInputs } from './layout.ts'

/**
 * Writes a safetensors file so that at every moment either the old file or the new one is there, whole.
 *
 * The bytes go to a hidden file in the same folder, which takes the place of the old one once they are safely on the
 * disk. When that fails, on a full disk for example, the hidden file is removed and the old one stays; a process that
 * is killed leaves a file `.<name>.<letters>.tmp` behind, which nothing reads. Of several saves to one path at a time
 * the last to finish wins. The numbers are copied before this function returns its promise, so that training may
 * change them meanwhile. A link is followed, and the rights of an old file are kept.
 *
 * @throws ChainruleError `safetensors-not-written`, and as `encode` does.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { load, save } from '@chainrule/safetensors/node'
 *
 * const path = join(await mkdtemp(join(tmpdir(), 'example-')), 'model.safetensors')
 * await save(path, { weight: { dtype: 'float64', shape: [1, 2], data: Float64Array.of(0.5, 2) } })
 * console.log((await load(path)).tensors.weight.shape) // [ 1, 2 ]
 * ```
 */
export async function save(path: string | URL, tensors: TensorInputs, metadata?: Metadata): Promise<void> {
  const bytes = encode(tensors, metadata)
  const given = path instanceof URL ? fileURLToPath(path) : path
  const target = await realpath(given).catch(() => given)
  const folder = dirname(target)
  const aside = join(folder, `.${basename(target).slice(0, 50)}.${randomUUID()}.tmp`)
  try {
    const old = await stat(target).catch(() => null)
    if (old && !old.isFile()) throw new Error('it is not a file')
    await writeAside(aside, bytes, old?.mode)
    await rename(aside, target)
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => {})
    throw new ChainruleError(
      'safetensors-not-written',
      `${target} could not be written: ${(cause as Error).message}.`,
      'What was there before is untouched. Check the free space, the path and the rights of this user.',
      { cause },
    )
  }
  await syncFolder(folder)
}

async function writeAside(path: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  const handle: FileHandle = await open(path, 'wx')
  try {
    if (mode !== undefined) await handle.chmod(mode)
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the new name last through a power cut, where the system has such a call; the file itself is in place. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path).catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
