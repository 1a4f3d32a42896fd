import type { TypedArray } from './dtype.ts'
import { ChainruleError } from './errors.ts'
import { isTensor } from './is-tensor.ts'
import { progressOf, resumeFrom } from './optimize/progress.ts'
import type { OptimizerProgress, RunningOptimizer } from './optimize/running-optimizer.ts'
import type { Parameter } from './parameter.ts'
import { runtime } from './runtime.ts'
import type { State } from './state.ts'
import { isCell, isParameter, type Model } from './walk.ts'

/** Something with cells of its own and numbers beside them: a running optimizer, the position in a data set. */
export interface Resumable<P = unknown> {
  readonly cells?: ReadonlyMap<string, State>
  /** Plain data that JSON can hold. */
  progress(): P
  resume(progress: P): void
}

/** All that makes up a training run: cells by path, and resumable parts by path. */
export interface TrainingState {
  readonly cells: ReadonlyMap<string, State>
  readonly parts: ReadonlyMap<string, Resumable>
}

/** Finds the cells and resumable parts of an object: `{ model, optimizer, random }`. */
export function trainingStateOf(run: Model): TrainingState {
  const cells = new Map<string, State>()
  const parts = new Map<string, Resumable>()
  const seen = new Set<object>()
  const visit = (value: unknown, path: string) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
    seen.add(value)
    if (ArrayBuffer.isView(value) || (isTensor(value) && !isCell(value))) return
    const part = isCell(value) ? null : asResumable(value)
    if (isCell(value)) cells.set(path, value)
    else if (part) {
      parts.set(path, part)
      for (const [name, cell] of part.cells ?? []) cells.set(`${path}.${name}`, cell)
    } else for (const [name, field] of Object.entries(value)) visit(field, path === '' ? name : `${path}.${name}`)
  }
  visit(run, '')
  return { cells, parts }
}

/** A training run as it was at one moment, in memory. */
export interface Snapshot {
  readonly cells: ReadonlyMap<string, TypedArray>
  readonly parts: ReadonlyMap<string, unknown>
}

/**
 * Copies a whole training state: weights, moments, random keys, counts and settings.
 *
 * @example
 * ```ts
 * import { parameter, restore, snapshot, tensor } from '@chainrule/autograd'
 *
 * const w = parameter(tensor([1, 2]))
 * const before = snapshot({ w })
 * w.write([5, 6])
 * restore({ w }, before)
 * console.log(w.toArray()) // [1, 2]
 * ```
 */
export function snapshot(run: Model): Snapshot {
  const { cells, parts } = trainingStateOf(run)
  return {
    cells: new Map([...cells].filter(([, cell]) => cell.initialized).map(([path, cell]) => [path, cell.data()])),
    parts: new Map([...parts].map(([path, part]) => [path, structuredClone(part.progress())])),
  }
}

/**
 * Puts a training run back to a snapshot. Gradients that no step has used are forgotten.
 *
 * @throws ChainruleError `other-training-state` where the run does not have the cells and parts of the snapshot; then
 * nothing is changed.
 */
export function restore(run: Model, saved: Snapshot): void {
  const { cells, parts } = trainingStateOf(run)
  const missing = [...saved.cells.keys()].find((path) => cells.get(path)?.size !== saved.cells.get(path)?.length)
  const absent = missing ?? [...saved.parts.keys()].find((path) => !parts.has(path))
  if (absent !== undefined) {
    throw new ChainruleError(
      'other-training-state',
      `restore: the run has no "${absent}" as in the snapshot.`,
      'Restore into an object of the same structure as the one that was saved.',
    )
  }
  for (const [path, progress] of saved.parts) (parts.get(path) as Resumable).resume(structuredClone(progress))
  for (const [path, data] of saved.cells) {
    const cell = cells.get(path) as State
    if (isParameter(cell)) forgetGradient(cell)
    cell.write(data)
  }
}

/** Also those that nobody has computed yet, which the new weights would leave without what they were built from. */
function forgetGradient(cell: Parameter): void {
  if (cell.grad && runtime.group?.gradients.includes(cell.grad)) runtime.group = null
  cell.grad = null
}

/** Something that can be saved and resumed: it says so itself, or it is an optimizer. */
function asResumable(value: object): Resumable | null {
  const has = (name: string) => name in value && typeof value[name as keyof typeof value] === 'function'
  if (has('progress') && has('resume')) return value as Resumable
  if (!('parts' in value && 'cells' in value && has('step'))) return null
  const optimizer = value as RunningOptimizer
  return {
    cells: optimizer.cells,
    progress: () => progressOf(optimizer),
    resume: (progress) => resumeFrom(optimizer, progress as OptimizerProgress),
  }
}
