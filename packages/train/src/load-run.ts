import type { Model } from '@chainrule/autograd'
import { load } from '@chainrule/safetensors/node'
import { type RestoreOptions, restoreCheckpoint } from './restore-checkpoint.ts'

/**
 * Puts a run into the state of a safetensors file: all of it, or, after an error, nothing.
 *
 * @returns The texts that were given to `saveRun`.
 * @throws ChainruleError as `restoreCheckpoint` does, and `safetensors-…` for a file that cannot be read.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { loadRun, saveRun } from '@chainrule/train/node'
 *
 * const path = join(await mkdtemp(join(tmpdir(), 'example-')), 'run.safetensors')
 * await saveRun(path, { weight: parameter(tensor([5, 6])) })
 * const model = { weight: parameter(tensor([0, 0])) }
 * await loadRun(path, model)
 * console.log(model.weight.toArray()) // [5, 6]
 * ```
 */
export async function loadRun(
  path: string | URL,
  run: Model,
  options?: RestoreOptions,
): Promise<Record<string, string>> {
  return restoreCheckpoint(run, await load(path), options)
}
