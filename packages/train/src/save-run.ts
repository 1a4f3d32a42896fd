import type { Model } from '@chainrule/autograd'
import type { Metadata } from '@chainrule/safetensors'
import { save } from '@chainrule/safetensors/node'
import { checkpointOf } from './checkpoint-of.ts'

/**
 * Writes a whole run to a safetensors file: either the old file or the new one is there at every moment.
 *
 * Everything is copied before the function returns its promise, so that training may go on meanwhile.
 *
 * @param metadata - Texts of your own to keep with it, such as the configuration.
 * @throws ChainruleError `safetensors-not-written` where the file cannot be written; the old one is untouched.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { loadRun, saveRun } from '@chainrule/train/node'
 *
 * const run = { model: { weight: parameter(tensor([1, 2])) } }
 * const path = join(await mkdtemp(join(tmpdir(), 'example-')), 'run.safetensors')
 * await saveRun(path, run, { seed: '7' })
 * run.model.weight.write([0, 0])
 * const { seed } = await loadRun(path, run)
 * console.log(run.model.weight.toArray(), seed) // [1, 2] 7
 * ```
 */
export async function saveRun(path: string | URL, run: Model, metadata?: Metadata): Promise<void> {
  const checkpoint = checkpointOf(run, metadata)
  await save(path, checkpoint.tensors, checkpoint.metadata)
}
