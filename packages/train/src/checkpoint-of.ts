import { type Model, trainingStateOf } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import type { Metadata, TensorInput } from '@chainrule/safetensors'
import { toExactJson } from './exact-json.ts'

/** The content of a safetensors file, as `encode` and `toBlob` take it. */
export interface Checkpoint {
  /** By the path of the cell in the run: `model.0.weight`. */
  readonly tensors: Readonly<Record<string, TensorInput>>
  readonly metadata: Metadata
}

/** What stands in the metadata of a checkpoint under its own key. */
export interface SavedState {
  readonly version: 1
  /** What the resumable parts know, by path. */
  readonly parts: Readonly<Record<string, unknown>>
  /** Cells that had no value. */
  readonly empty: readonly string[]
}

/** The key of the metadata that belongs to checkpoints. */
export const stateKey = 'chainrule'

/**
 * Copies a whole run into tensors and texts: weights, moments, counts, settings, random states, place in the data.
 *
 * A run is any object that holds its parts: `{ model, optimizer, random, training }`. Cells are found by walking it, and
 * named by their paths. A model alone gives a file of weights under PyTorch's names.
 *
 * @param metadata - Texts of your own to keep with it, such as the configuration.
 * @throws ChainruleError `reserved-metadata` for the key `chainrule`.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { decode, encode } from '@chainrule/safetensors'
 * import { checkpointOf, restoreCheckpoint } from '@chainrule/train'
 *
 * const run = { model: { weight: parameter(tensor([1, 2])) } }
 * const { tensors, metadata } = checkpointOf(run)
 * const bytes = encode(tensors, metadata)
 * run.model.weight.write([0, 0])
 * restoreCheckpoint(run, decode(bytes))
 * console.log(run.model.weight.toArray()) // [1, 2]
 * ```
 */
export function checkpointOf(run: Model, metadata: Metadata = {}): Checkpoint {
  if (stateKey in metadata) {
    throw new ChainruleError(
      'reserved-metadata',
      `checkpointOf: the metadata have a key "${stateKey}".`,
      'Give it another name; this one holds the state of the run.',
    )
  }
  const { cells, parts } = trainingStateOf(run)
  const tensors: Record<string, TensorInput> = Object.create(null)
  const empty: string[] = []
  for (const [path, cell] of cells) {
    if (cell.initialized) tensors[path] = { dtype: cell.dtype, shape: cell.shape, data: cell.data() }
    else empty.push(path)
  }
  const state: SavedState = {
    version: 1,
    parts: Object.fromEntries([...parts].map(([path, part]) => [path, part.progress()])),
    empty,
  }
  return { tensors, metadata: { ...metadata, [stateKey]: toExactJson(state) } }
}
