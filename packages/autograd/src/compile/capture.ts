import type { Backend, Executable, Storage } from '../backend.ts'
import { callSite } from '../debug/call-site.ts'
import { currentBackend, evaluate, type PendingCell, resultStorage } from '../evaluate.ts'
import { record } from '../graph.ts'
import { isTensor } from '../is-tensor.ts'
import { type Trace, withRuntime } from '../runtime.ts'
import { scalarLeaf, Tensor } from '../tensor.ts'
import { type Binding, bindingOf } from './binding.ts'
import { mapLeaves } from './tree.ts'

/** One capture of the function: a plan, and what the host does around it. */
export interface Capture {
  readonly backend: Backend
  readonly executable: Executable
  readonly key: string
  readonly computed: readonly Tensor[]
  readonly cells: readonly { cell: PendingCell; inPlace: boolean }[]
  readonly trace: Trace
  /** Where the results of a run go: into what is returned, into gradients, to observers. */
  readonly deliver: readonly ((results: readonly Tensor[]) => void)[]
  readonly returns: (results: readonly Tensor[]) => unknown
  readonly binding: Binding & { readonly outputs: Storage[] }
  /** The function has run twice and built the same graph from the same literals. */
  confirmed: boolean
}

/** Whether a capture is still true: the same backend, and nothing outside the graph has changed that decided it. */
export function fits({ backend, trace, cells }: Capture): boolean {
  if (backend !== currentBackend()) return false
  for (const { read, value } of trace.guards) if (!Object.is(read(), value)) return false
  for (const { cell, inPlace } of cells) {
    if ((cell.destination(backend, false) === cell.present) !== inPlace) return false
  }
  return true
}

/** Runs the function once without values and writes down what it would do. */
export function capture(
  step: (...args: Tensor[]) => unknown,
  args: readonly unknown[],
  fed: readonly (Storage | number)[],
): Capture {
  const backend = currentBackend()
  const trace = newTrace()
  const pending = new Set<PendingCell>()
  const undo = new Map<PendingCell, () => void>()
  let place = 0
  const stand = (leaf: unknown): unknown => {
    if (typeof leaf === 'number') {
      const at = place++
      const scalar = scalarLeaf(() => fed[at] as number, 'float32')
      scalar.weak = true
      return scalar
    }
    return isTensor(leaf) ? argument(leaf, fed, place++) : leaf
  }
  try {
    const result = withRuntime({ trace, pending, group: null, assignments: undo, gradients: true }, () =>
      step(...(mapLeaves(args, stand) as Tensor[])),
    )
    return planOf(backend, trace, [...pending], result)
  } finally {
    for (const put of undo.values()) put()
    for (const [leaf, before] of trace.leaves) leaf.grad = before
  }
}

function planOf(backend: Backend, trace: Trace, pending: readonly PendingCell[], result: unknown): Capture {
  const computed: Tensor[] = []
  const deliver: ((results: readonly Tensor[]) => void)[] = []
  const output = (tensor: Tensor): number => computed.push(tensor.node) - 1

  const structure = mapLeaves(result, (leaf) => (isTensor(leaf) ? { output: output(leaf) } : leaf))
  for (const [leaf] of trace.leaves) {
    const after = leaf.grad
    if (after === null) deliver.push(() => (leaf.grad = null))
    else if (after.source?.kind !== 'argument') {
      const at = output(after)
      deliver.push((results) => (leaf.grad = results[at]))
    }
  }
  const { sources, tensors, graph: graphOf } = record([...computed, ...pending.map(({ next }) => next)])
  for (const tensor of tensors) {
    const observers = tensor.observers
    if (!observers || tensor.storage || tensor.source) continue
    const at = output(tensor)
    deliver.push((results) => {
      for (const observer of observers) observer(results[at])
    })
  }

  const cells = pending.map((cell) => ({ cell, inPlace: cell.destination(backend, false) === cell.present }))
  const graph = graphOf([
    ...computed.map((tensor) => ({ tensor })),
    ...cells.map(({ cell, inPlace }) => ({ tensor: cell.next, into: inPlace ? cell : undefined })),
  ])
  return {
    backend,
    executable: backend.compile(graph),
    key: graph.key,
    computed: computed.map(({ shape, dtype }) => new Tensor(shape, dtype)),
    cells,
    trace,
    deliver,
    // One tensor is what a step returns most of the time.
    returns: isPlace(structure)
      ? (results) => results[structure.output]
      : (results) => mapLeaves(structure, (leaf) => (isPlace(leaf) ? results[leaf.output] : leaf), isPlace),
    binding: { ...bindingOf(backend, sources), outputs: [] },
    confirmed: false,
  }
}

/** Runs a captured step on what it is fed now. */
export function replay({ backend, executable, computed, cells, trace, deliver, returns, binding }: Capture): unknown {
  const { outputs } = binding
  const results: Tensor[] = []
  for (let i = 0; i < computed.length; i++) {
    const result = new Tensor(computed[i].shape, computed[i].dtype)
    result.storage = resultStorage(backend, result)
    results.push(result)
    outputs[i] = result.storage
  }
  for (let i = 0; i < cells.length; i++) {
    const { cell, inPlace } = cells[i]
    outputs[computed.length + i] = inPlace ? (cell.present as Storage) : cell.destination(backend, false)
  }
  binding.bind()
  executable.run(binding)
  for (let i = 0; i < cells.length; i++) cells[i].cell.commit(outputs[computed.length + i])
  for (const give of deliver) give(results)
  for (const effect of trace.effects) effect()
  return returns(results)
}

function newTrace(): Trace {
  return {
    guards: [],
    effects: [],
    leaves: new Map(),
    literals: [],
    noteLiteral(source) {
      this.literals.push({ source, site: callSite() })
    },
    initialGradient(leaf) {
      this.guards.push({ read: () => leaf.grad === null, value: leaf.grad === null })
      if (!leaf.grad) return null
      const gradient = new Tensor(leaf.shape, leaf.dtype)
      gradient.source = { kind: 'argument', bind: () => storageOf(leaf.grad as Tensor) }
      return gradient
    },
  }
}

/** A stand-in for a tensor that is passed anew at each call. */
function argument({ shape, dtype }: Tensor, fed: readonly (Storage | number)[], place: number): Tensor {
  const tensor = new Tensor(shape, dtype)
  tensor.source = { kind: 'argument', bind: () => fed[place] as Storage }
  return tensor
}

/** The memory of a tensor, computed if it has to be. */
export function storageOf(tensor: Tensor): Storage {
  const { storage, source } = tensor.node
  if (storage) return storage
  if (source?.kind === 'state') return source.cell.storageAt(source.version)
  evaluate(tensor)
  return tensor.node.storage as Storage
}

function isPlace(value: unknown): value is { output: number } {
  return typeof value === 'object' && value !== null && 'output' in value && Object.keys(value).length === 1
}
