import { type Model, type Resumable, restore, type State, type TypedArray, trainingStateOf } from '@chainrule/autograd'
import { ChainruleError } from '@chainrule/autograd/errors'
import { type Metadata, type TensorData, toAutograd } from '@chainrule/safetensors'
import { type SavedState, stateKey } from './checkpoint-of.ts'
import { fromExactJson } from './exact-json.ts'

/** How strictly a checkpoint has to fit. */
export interface RestoreOptions {
  /**
   * What to do about tensors and parts of the file that the run does not have: `ignore` takes the weights of a model
   * out of the checkpoint of a whole run.
   *
   * @default 'refuse'
   */
  others?: 'refuse' | 'ignore'
}

/**
 * Puts a run into the state of a checkpoint: all of it, or, after an error, nothing.
 *
 * The run has the structure of the one that was saved; what it holds now does not matter. Gradients that no step has
 * used are forgotten. Files of other programs do for runs without resumable parts: integers and half precision are
 * converted where no number changes.
 *
 * @returns The texts that were given to `checkpointOf`.
 * @throws ChainruleError `checkpoint-missing-tensor`, `checkpoint-unexpected-tensor`, `checkpoint-wrong-shape`,
 * `checkpoint-wrong-dtype`, `checkpoint-missing-part`, `checkpoint-unexpected-part`, `checkpoint-bad-state`,
 * `checkpoint-version`; what a part itself refuses, such as `other-optimizer`; `safetensors-integer-too-large`.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { checkpointOf, restoreCheckpoint } from '@chainrule/train'
 *
 * const model = { weight: parameter(tensor([3, 4])) }
 * const saved = checkpointOf({ model, other: parameter(tensor(1)) })
 * model.weight.write([0, 0])
 * restoreCheckpoint({ model }, saved, { others: 'ignore' })
 * console.log(model.weight.toArray()) // [3, 4]
 * ```
 */
export function restoreCheckpoint(
  run: Model,
  checkpoint: { readonly tensors: object; readonly metadata: Metadata },
  { others = 'refuse' }: RestoreOptions = {},
): Record<string, string> {
  const { [stateKey]: text, ...metadata } = checkpoint.metadata
  const state = text === undefined ? null : readState(text)
  const { cells, parts } = trainingStateOf(run)
  const values = valuesFor(cells, checkpoint.tensors as Record<string, TensorData>, state, others)
  const progress = progressFor(parts, state, others)
  const before = [...parts.values()].map((part): [Resumable, unknown] => [part, structuredClone(part.progress())])
  try {
    restore(run, { cells: values, parts: new Map([...parts.keys()].map((path) => [path, progress[path]])) })
  } catch (error) {
    for (const [part, old] of before) part.resume(old)
    throw described(error)
  }
  return metadata
}

function readState(text: string): SavedState {
  let state: Partial<SavedState> | null = null
  try {
    state = fromExactJson(text) as SavedState
  } catch {}
  const { version, parts, empty } = state ?? {}
  if (typeof version === 'number' && version !== 1) {
    throw new ChainruleError(
      'checkpoint-version',
      `The checkpoint has version ${version}, and this program reads version 1.`,
      'Update @chainrule/train.',
    )
  }
  if (version !== 1 || !isRecord(parts) || !Array.isArray(empty)) {
    throw new ChainruleError(
      'checkpoint-bad-state',
      `The state in the checkpoint cannot be read: ${text.slice(0, 80)}.`,
      'The file was not written by checkpointOf or saveRun, or it was changed.',
    )
  }
  return { version, parts, empty }
}

/** What is to be written to each cell, all checked. */
function valuesFor(
  cells: ReadonlyMap<string, State>,
  tensors: Record<string, TensorData>,
  state: SavedState | null,
  others: 'refuse' | 'ignore',
): Map<string, TypedArray> {
  const unexpected = Object.keys(tensors).find((path) => !cells.has(path))
  if (unexpected !== undefined && others === 'refuse') {
    throw new ChainruleError(
      'checkpoint-unexpected-tensor',
      `The checkpoint holds "${unexpected}", and the run has no such cell.`,
      "Restore into a run of the structure that was saved, or pass { others: 'ignore' }.",
    )
  }
  const values = new Map<string, TypedArray>()
  for (const [path, cell] of cells) {
    if (!Object.hasOwn(tensors, path)) {
      if (state?.empty.includes(path)) continue
      throw new ChainruleError(
        'checkpoint-missing-tensor',
        `The checkpoint has no "${path}", a ${cell.dtype} [${cell.shape}] of the run; it has ${someOf(Object.keys(tensors))}.`,
        'Restore into a run of the structure that was saved: the same layers, the same optimizer.',
      )
    }
    values.set(path, valueFor(path, cell, tensors[path]))
  }
  return values
}

function valueFor(path: string, { shape, dtype }: State, saved: TensorData): TypedArray {
  if (shape.length !== saved.shape.length || shape.some((size, axis) => size !== saved.shape[axis])) {
    throw new ChainruleError(
      'checkpoint-wrong-shape',
      `"${path}" is [${saved.shape}] in the checkpoint, and [${shape}] in the run.`,
      'Build the model with the sizes of the one that was saved.',
    )
  }
  const converted = toAutograd(saved)
  if (converted.dtype !== dtype) {
    throw new ChainruleError(
      'checkpoint-wrong-dtype',
      `"${path}" is ${saved.dtype} in the checkpoint, and ${dtype} in the run.`,
      'Build the model in the type of the one that was saved.',
    )
  }
  return converted.data
}

function progressFor(
  parts: ReadonlyMap<string, Resumable>,
  state: SavedState | null,
  others: 'refuse' | 'ignore',
): Readonly<Record<string, unknown>> {
  const saved = state?.parts ?? {}
  const missing = [...parts.keys()].find((path) => !Object.hasOwn(saved, path))
  if (missing !== undefined) {
    throw new ChainruleError(
      'checkpoint-missing-part',
      `The checkpoint knows nothing of "${missing}"; it has ${someOf(Object.keys(saved))}.`,
      'To load weights alone, restore into the model alone.',
    )
  }
  const unexpected = Object.keys(saved).find((path) => !parts.has(path))
  if (unexpected !== undefined && others === 'refuse') {
    throw new ChainruleError(
      'checkpoint-unexpected-part',
      `The checkpoint knows of "${unexpected}", and the run has no such part.`,
      "Restore into a run of the structure that was saved, or pass { others: 'ignore' }.",
    )
  }
  return saved
}

/** What a part that cannot go on has thrown, with what it means here. */
function described(error: unknown): unknown {
  if ((error as Error)?.name === 'ChainruleError') return error
  return new ChainruleError(
    'checkpoint-bad-state',
    `A part of the run cannot go on from what the checkpoint knows of it: ${(error as Error)?.message}.`,
    'The file was changed, or written by another version of that part.',
    { cause: error },
  )
}

function someOf(names: readonly string[]): string {
  if (names.length === 0) return 'nothing'
  return `${names
    .slice(0, 5)
    .map((name) => `"${name.slice(0, 80)}"`)
    .join(', ')}${names.length > 5 ? `, … (${names.length})` : ''}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
