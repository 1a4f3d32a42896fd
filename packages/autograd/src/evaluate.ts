import type { Backend, Executable, Storage } from './backend.ts'
import type { TypedArray } from './dtype.ts'
import { ChainruleError } from './errors.ts'
import { type Graph, type Recording, record, type Source } from './graph.ts'
import type { TensorSpec } from './primitive.ts'
import { referenceBackend } from './reference/backend.ts'
import { runtime } from './runtime.ts'
import type { Tensor } from './tensor.ts'

/** A cell that waits for its new value to be computed and stored. */
export interface PendingCell {
  readonly name: string
  readonly version: number
  /** The new value. */
  readonly next: Tensor
  storageAt(version: number): Storage
  /** The memory of the present value. */
  readonly present: Storage | null
  /** Where the new value goes: into other memory, or in place of the present value. */
  destination(backend: Backend, previousIsRead: boolean): Storage
  commit(storage: Storage): void
  /** How to put the present value back, as if nothing had been assigned since. */
  capture(): () => void
  /** Forgets the new value. */
  discard(): void
}

/** Plans kept for each backend. */
const PLANS = 256

const plans = new WeakMap<Backend, Map<string, Executable>>()

/** The backend in use. */
export function currentBackend(): Backend {
  return runtime.backend ?? referenceBackend
}

/**
 * Computes tensors now, all in one plan, together with the cells that wait for new values.
 *
 * @throws ChainruleError `read-while-tracing` inside a function that is being captured.
 *
 * @example
 * ```ts
 * import { evaluate, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([1, 2, 3])
 * const [sum, squares] = [x.sum(), x.square()]
 * evaluate(sum, squares)
 * console.log(sum.item(), squares.toArray()) // 6 [1, 4, 9]
 * ```
 */
export function evaluate(...tensors: readonly Tensor[]): void {
  refuseWhileTracing()
  const outputs = new Set<Tensor>()
  for (const { node } of tensors) if (!node.storage && node.source?.kind !== 'state') outputs.add(node)
  const { group } = runtime
  const withGroup = group && [group.loss, ...group.gradients].some((member) => outputs.has(member.node))
  if (withGroup) for (const member of [group.loss, ...group.gradients]) if (!member.storage) outputs.add(member)
  if (outputs.size === 0 && runtime.pending.size === 0) return
  try {
    run(currentBackend(), [...outputs], [...runtime.pending])
  } catch (error) {
    // What cannot be computed must not make everything after it fail too.
    if (withGroup) {
      group.forget()
      runtime.group = null
    }
    for (const cell of [...runtime.pending]) keepIfSound(cell)
    throw error
  }
}

/** Lets a cell go on waiting for a value that can be computed, and forgets one that cannot. */
function keepIfSound(cell: PendingCell): void {
  try {
    evaluateAlone(cell.next)
  } catch {
    cell.discard()
  }
}

/** A captured function has no values while it is written down. */
export function refuseWhileTracing(): void {
  if (runtime.trace) {
    throw new ChainruleError(
      'read-while-tracing',
      'A value was read inside a function that is being captured by compile().',
      'Return the tensor from the function and read it outside, or observe it with onValue().',
    )
  }
}

/** Computes the last loss and its gradients, if nobody has read them yet. */
export function evaluateGroup(): void {
  const { group, trace } = runtime
  if (!group || trace) return
  const members = [group.loss, ...group.gradients]
  if (members.some(({ storage }) => !storage)) evaluate(...members)
}

/** Computes results at once, in one plan, and nothing else: cells that wait for new values go on waiting. */
export function evaluateAlone(...tensors: readonly Tensor[]): void {
  run(currentBackend(), tensors, [])
}

/** The elements of one tensor, computed by a backend of the caller's choice and by nothing else. */
export function evaluateOn(backend: Backend, tensor: Tensor): TypedArray {
  const { node } = tensor
  // What a cell holds is there; to compute it would make a constant of its leaf.
  if (!node.storage && (!node.source || node.source.kind === 'scalar')) run(backend, [node], [])
  return readNow(node)
}

/** The elements of a computed tensor, copied. */
export function readNow(node: Tensor): TypedArray {
  return readAtOnce(storageNow(node))
}

/** The memory of a computed tensor. */
export function storageNow({ storage, source }: Tensor): Storage {
  return storage ?? storageOf(source as Exclude<Source, { kind: 'scalar' }>)
}

/** A compiled plan for a graph, from the cache where one fits. */
export function planFor(backend: Backend, graph: Graph): Executable {
  const cache = plans.get(backend) ?? new Map<string, Executable>()
  plans.set(backend, cache)
  const found = cache.get(graph.key)
  if (found) {
    cache.delete(graph.key)
    cache.set(graph.key, found)
    return found
  }
  const executable = backend.compile(graph)
  cache.set(graph.key, executable)
  if (cache.size > PLANS) {
    const [oldest, plan] = cache.entries().next().value as [string, Executable]
    cache.delete(oldest)
    plan.release()
  }
  return executable
}

/** Whether a plan for a graph is in the cache. */
export function isPlanned(backend: Backend, { key }: Graph): boolean {
  return plans.get(backend)?.has(key) ?? false
}

/** How many plans are cached; for tests and measurements. */
export function planCount(backend: Backend = currentBackend()): number {
  return plans.get(backend)?.size ?? 0
}

function run(backend: Backend, outputs: readonly Tensor[], cells: readonly PendingCell[]): void {
  const recording = record([...outputs, ...cells.map(({ next }) => next)])
  const observed = recording.tensors.filter(
    (tensor) => tensor.observers && !tensor.storage && !tensor.source && !outputs.includes(tensor),
  )
  const computed = [...outputs, ...observed]
  const destinations = cells.map((cell) => cell.destination(backend, readsPrevious(recording, cell)))
  const graph = recording.graph([
    ...computed.map((tensor) => ({ tensor })),
    ...cells.map((cell, i) => ({ tensor: cell.next, into: destinations[i] === cell.present ? cell : undefined })),
  ])
  const storages = [...computed.map((tensor) => resultStorage(backend, tensor)), ...destinations]
  planFor(backend, graph).run({
    inputs: recording.sources.map((source) => (source.kind === 'scalar' ? null : resident(backend, storageOf(source)))),
    scalars: recording.sources.map((source) => (source.kind === 'scalar' ? numberOf(source) : 0)),
    outputs: storages,
  })
  computed.forEach((tensor, i) => {
    tensor.storage = storages[i]
    // What it was computed from can be collected, unless a gradient may flow there.
    if (!tensor.tracked) tensor.inputs = []
  })
  cells.forEach((cell, i) => {
    cell.commit(destinations[i])
    runtime.pending.delete(cell)
  })
  for (const tensor of [...observed, ...outputs]) for (const observer of tensor.observers ?? []) observer(tensor)
}

/** Memory for a result: an ordinary array where the backend can, so that the collector owns it. */
export function resultStorage(backend: Backend, spec: TensorSpec): Storage {
  return backend.usesHostArrays ? referenceBackend.allocate(spec) : backend.allocate(spec)
}

function numberOf({ value }: Extract<Source, { kind: 'scalar' }>): number {
  return typeof value === 'function' ? value() : value
}

function storageOf(source: Exclude<Source, { kind: 'scalar' }>): Storage {
  if (source.kind === 'data') return source.storage
  if (source.kind === 'state') return source.cell.storageAt(source.version)
  return source.bind()
}

/** The same elements in the memory of a backend. */
export function resident(backend: Backend, storage: Storage): Storage {
  if (storage.backend === backend || (backend.usesHostArrays && storage.backend === referenceBackend)) return storage
  const copy = backend.allocate(storage)
  copy.write(readAtOnce(storage))
  return copy
}

function readAtOnce(storage: Storage): TypedArray {
  const data = storage.read()
  if (!(data instanceof Promise)) return data
  throw new ChainruleError(
    'backend-reads-later',
    `The ${storage.backend.name} backend cannot hand out values at once.`,
    'Use await tensor.read() instead of data(), item() or toArray(); for another backend, make a new tensor of what it gives.',
  )
}

/** Whether a plan reads what the cell held before its last update. */
function readsPrevious({ sources }: Recording, cell: PendingCell): boolean {
  const versions = sources.flatMap((source) =>
    source.kind === 'state' && source.cell === cell ? [source.version] : [],
  )
  return new Set(versions).size > 1 || versions.some((version) => version !== cell.version)
}
