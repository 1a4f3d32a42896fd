import type { Backend, Executable, Storage } from './backend.ts'
import { ChainruleError } from './errors.ts'
import { bind, currentBackend, evaluate, evaluateGroup, type PendingCell } from './evaluate.ts'
import { record, type Source } from './graph.ts'
import { runtime, type Trace, withRuntime } from './runtime.ts'
import { sameShape } from './shape.ts'
import { scalarLeaf, Tensor } from './tensor.ts'

/** What a captured function takes where its definition says `Tensor`: a number will do. */
export type Fed<A extends readonly unknown[]> = { [I in keyof A]: A[I] extends Tensor ? Tensor | number : A[I] }

/** One capture of the function: a plan, and what the host does around it. */
interface Capture {
  readonly backend: Backend
  readonly executable: Executable
  readonly key: string
  readonly sources: readonly Source[]
  readonly computed: readonly Tensor[]
  readonly cells: readonly { cell: PendingCell; inPlace: boolean }[]
  readonly trace: Trace
  /** Where the results of a run go: into what is returned, into gradients, to observers. */
  readonly deliver: readonly ((results: readonly Tensor[]) => void)[]
  readonly returns: (results: readonly Tensor[]) => unknown
  /** The function has run twice and built the same graph from the same literals. */
  confirmed: boolean
}

const MANY_CAPTURES = 8
const MOST_CAPTURES = 32

/**
 * Captures a whole step: the function runs twice to be written down, then its plan is replayed.
 *
 * Cells that it reads and assigns (parameters, moments, random keys) are found by themselves. Tensors that it takes are
 * inputs; a number passed for a tensor is an input too. Any other argument selects the capture by identity. Values
 * cannot be read inside; return them or observe them.
 *
 * @throws ChainruleError `frozen-literal` where a number changes between two calls that would be baked into the plan;
 * `capture-differs` where the function builds another graph each time; `read-while-tracing`.
 *
 * @example
 * ```ts
 * import { compile, parameter, tensor } from '@chainrule/autograd'
 *
 * const total = parameter(tensor([0, 0]))
 * const add = compile((x) => {
 *   total.assign(total.add(x))
 *   return total.sum()
 * })
 * add(tensor([1, 2]))
 * console.log(add(tensor([3, 4])).item()) // 10
 * ```
 */
export function compile<A extends readonly Tensor[], R>(step: (...args: A) => R): (...args: Fed<A>) => R
export function compile<A extends readonly unknown[], R>(step: (...args: A) => R): (...args: Fed<A>) => R
export function compile(step: (...args: Tensor[]) => unknown): (...args: Tensor[]) => unknown {
  const captures = new Map<string, Capture[]>()
  const others: unknown[] = []
  const fed: (Storage | number)[] = []
  let warned = false

  const keyOf = (args: readonly unknown[]): string => {
    fed.length = 0
    const parts: string[] = []
    eachLeaf(args, (leaf) => {
      if (typeof leaf === 'number') {
        fed.push(leaf)
        parts.push('number')
      } else if (isTensor(leaf)) {
        const { dtype, shape } = leaf
        fed.push(storageOf(leaf))
        parts.push(`${dtype} ${shape}`)
      } else {
        if (!others.includes(leaf)) others.push(leaf)
        parts.push(`other ${others.indexOf(leaf)}`)
      }
    })
    return parts.join(';')
  }

  return (...args) => {
    if (runtime.trace) return step(...args)
    evaluateGroup()
    if (runtime.pending.size > 0) evaluate()
    const key = keyOf(args)
    const candidates = captures.get(key) ?? []
    const found = candidates.find(fits)
    if (found?.confirmed) return replay(found)
    const capture = write(step, args, fed)
    if (found) {
      requireSame(found, capture)
      candidates.splice(candidates.indexOf(found), 1)
    } else if (captures.size >= MANY_CAPTURES && !captures.has(key) && !warned) {
      warned = true
      console.warn(
        `compile: ${captures.size + 1} captures for different inputs (now ${key}). Each costs time and memory; pad batches to a few sizes.`,
      )
    }
    candidates.push(found ? { ...capture, executable: found.executable, confirmed: true } : capture)
    captures.delete(key)
    captures.set(key, candidates)
    if (captures.size > MOST_CAPTURES) {
      const oldest = captures.keys().next().value as string
      for (const { executable } of captures.get(oldest) as Capture[]) executable.release()
      captures.delete(oldest)
    }
    return replay(candidates[candidates.length - 1])
  }
}

/** Whether a capture is still true: the same backend, and nothing outside the graph has changed that decided it. */
function fits({ backend, trace, cells }: Capture): boolean {
  return (
    backend === currentBackend() &&
    trace.guards.every(({ read, value }) => Object.is(read(), value)) &&
    cells.every(({ cell, inPlace }) => cell.destination(backend, false).inPlace === inPlace)
  )
}

/** Runs the function once without values and writes down what it would do. */
function write(step: (...args: Tensor[]) => unknown, args: readonly unknown[], fed: readonly (Storage | number)[]): Capture {
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
  const nexts = pending.map(({ next }) => next)
  for (const tensor of record([...computed, ...nexts].map((wanted) => ({ tensor: wanted }))).tensors) {
    const observers = tensor.observers
    if (!observers || tensor.storage) continue
    const at = output(tensor)
    deliver.push((results) => {
      for (const observer of observers) observer(results[at])
    })
  }

  const cells = pending.map((cell) => ({ cell, inPlace: cell.destination(backend, false).inPlace }))
  const { graph, sources } = record([
    ...computed.map((tensor) => ({ tensor })),
    ...cells.map(({ cell, inPlace }) => ({ tensor: cell.next, into: inPlace ? cell : undefined })),
  ])
  return {
    backend,
    executable: backend.compile(graph),
    key: graph.key,
    sources: sources.map(presentVersion),
    computed: computed.map(({ shape, dtype }) => new Tensor(shape, dtype)),
    cells,
    trace,
    deliver,
    returns: (results) =>
      mapLeaves(structure, (leaf) => (isPlace(leaf) ? results[leaf.output] : leaf), isPlace),
    confirmed: false,
  }
}

function replay({ backend, executable, sources, computed, cells, trace, deliver, returns }: Capture): unknown {
  const destinations = cells.map(({ cell }) => cell.destination(backend, false).storage)
  const results = computed.map(({ shape, dtype }) => {
    const result = new Tensor(shape, dtype)
    result.storage = backend.allocate(result)
    return result
  })
  const outputs = [...results.map(({ storage }) => storage as Storage), ...destinations]
  executable.run(bind(backend, { sources }, outputs))
  cells.forEach(({ cell }, i) => {
    cell.commit(destinations[i])
  })
  for (const give of deliver) give(results)
  for (const effect of trace.effects) effect()
  return returns(results)
}

function requireSame(first: Capture, second: Capture): void {
  const before = first.trace.literals
  const after = second.trace.literals
  const changed = before.findIndex(({ source }, i) => after[i] && !sameLiteral(source, after[i].source))
  if (changed >= 0) {
    throw new ChainruleError(
      'frozen-literal',
      `compile: ${describe(before[changed].source)} became ${describe(after[changed].source)} on the second call, at ${after[changed].site}.`,
      'It would stay as it was on the first call. Pass it as an argument, keep it in a state(), or use the scalar() of an optimizer.',
    )
  }
  if (first.key === second.key && before.length === after.length) return
  throw new ChainruleError(
    'capture-differs',
    'compile: the function built another graph on its second call with the same inputs.',
    'What decides the graph must be an argument, or be read through guard().',
  )
}

function sameLiteral(a: Source, b: Source): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return Object.is(a.value, b.value)
  if (a.kind !== 'data' || b.kind !== 'data') return false
  const left = a.storage.read() as ArrayLike<number>
  const right = b.storage.read() as ArrayLike<number>
  if (!sameShape(a.storage.shape, b.storage.shape)) return false
  for (let i = 0; i < left.length; i++) if (!Object.is(left[i], right[i])) return false
  return true
}

function describe(source: Source): string {
  if (source.kind === 'scalar') return `the number ${String(source.value)}`
  return source.kind === 'data' ? `an array [${source.storage.shape}]` : source.kind
}

function newTrace(): Trace {
  return {
    guards: [],
    effects: [],
    leaves: new Map(),
    literals: [],
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

function storageOf(tensor: Tensor): Storage {
  const { source } = tensor.node
  if (source?.kind === 'state') return source.cell.storageAt(source.version)
  evaluate(tensor)
  return tensor.node.storage as Storage
}

/** A cell is read as it is when the plan runs, not as it was when the plan was written. */
function presentVersion(source: Source): Source {
  if (source.kind !== 'state') return source
  const { cell, version } = source
  if (cell.version !== version) cell.storageAt(Number.NaN)
  return { kind: 'argument', bind: () => cell.storageAt(cell.version) }
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'node' in value && 'dtype' in value
}

function isPlace(value: unknown): value is { output: number } {
  return typeof value === 'object' && value !== null && 'output' in value && Object.keys(value).length === 1
}

function eachLeaf(tree: unknown, visit: (leaf: unknown) => void): void {
  mapLeaves(tree, (leaf) => {
    visit(leaf)
    return leaf
  })
}

/** Rebuilds arrays and plain objects around other leaves. */
function mapLeaves(tree: unknown, f: (leaf: unknown) => unknown, isLeaf: (value: unknown) => boolean = () => false): unknown {
  if (isLeaf(tree) || isTensor(tree)) return f(tree)
  if (Array.isArray(tree)) return tree.map((part) => mapLeaves(part, f, isLeaf))
  if (typeof tree === 'object' && tree !== null && Object.getPrototypeOf(tree) === Object.prototype) {
    return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, mapLeaves(part, f, isLeaf)]))
  }
  return f(tree)
}
