import type { Decoded, DecodeOptions } from './decode.ts'
import { openFile } from './open-file.ts'

/**
 * Reads a safetensors file from disk, each tensor into memory of its own.
 *
 * @throws ChainruleError as `openBlob` does.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { load, save } from '@chainrule/safetensors/node'
 *
 * const path = join(await mkdtemp(join(tmpdir(), 'example-')), 'model.safetensors')
 * await save(path, { bias: { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) } }, { epoch: '3' })
 * const { tensors, metadata } = await load(path)
 * console.log(tensors.bias.data[1], metadata.epoch) // 2 3
 * ```
 */
export async function load(path: string | URL, options?: DecodeOptions): Promise<Decoded> {
  const file = await openFile(path)
  try {
    const tensors: Decoded['tensors'] = Object.create(null)
    for (const name of Object.keys(file.entries)) tensors[name] = await file.read(name, options)
    return { tensors, metadata: file.metadata }
  } finally {
    await file.close()
  }
}
