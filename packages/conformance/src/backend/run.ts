import {
  type Backend,
  type Executable,
  type Graph,
  referenceBackend,
  type Storage,
  type Tensor,
  type TypedArray,
} from '@chainrule/autograd'
import { heldBy, type Recording, record, type Wanted } from './record.ts'

/** What an input gets: numbers for a tensor, or one number for a scalar. */
export type Fed = TypedArray | number

/** Computes tensors on a backend, all in one plan, from what their leaves hold. */
export async function computeOn(backend: Backend, tensors: readonly Tensor[]): Promise<TypedArray[]> {
  const recording = record(tensors.map((tensor) => ({ tensor })))
  return (await plan(backend, recording)).run()
}

/** The same on the reference backend, at once. */
export function computeByReference(tensor: Tensor): TypedArray {
  const { graph, leaves } = record([{ tensor }])
  const { bindings, outputs } = bind(referenceBackend, graph, fedBy(leaves))
  referenceBackend.compile(graph).run(bindings)
  return outputs[0].read() as TypedArray
}

/** A compiled plan that may run several times. */
export interface Plan {
  readonly leaves: readonly Tensor[]
  /** Runs it on what the leaves hold, or on what is given in their place. */
  run(fed?: ReadonlyMap<Tensor, Fed>): Promise<TypedArray[]>
  /** What the inputs of the last run hold after it, in the order of the leaves; numbers stay what they are. */
  inputs(): Promise<Fed[]>
  release(): void
}

/** Compiles what makes some tensors; outputs that take the memory of an input find it there. */
export async function planOf(backend: Backend, wanted: readonly Wanted[]): Promise<Plan> {
  return plan(backend, record(wanted))
}

async function plan(backend: Backend, { graph, leaves }: Recording): Promise<Plan> {
  await backend.start?.()
  const executable: Executable = backend.compile(graph)
  let last: readonly (Storage | null)[] = []
  let lastFed: readonly Fed[] = []
  return {
    leaves,
    async run(fed = new Map()) {
      const own = fedBy(leaves)
      const values = leaves.map((leaf, i) => fed.get(leaf) ?? own[i])
      const { bindings, outputs } = bind(backend, graph, values)
      last = bindings.inputs
      lastFed = values
      await executable.run(bindings)
      return Promise.all(outputs.map(async (storage) => storage.read()))
    },
    inputs: () => Promise.all(last.map(async (storage, i) => storage?.read() ?? lastFed[i])),
    release: () => executable.release(),
  }
}

function fedBy(leaves: readonly Tensor[]): Fed[] {
  return leaves.map((leaf) => {
    const value = heldBy(leaf)
    return typeof value === 'number' ? value : (value.read() as TypedArray)
  })
}

function bind(backend: Backend, graph: Graph, fed: readonly Fed[]) {
  const inputs = graph.inputs.map(({ node, kind }, i): Storage | null => {
    if (kind === 'scalar') return null
    const { shape, dtype } = graph.nodes[node]
    const storage = backend.allocate({ shape, dtype })
    storage.write(fed[i] as TypedArray)
    return storage
  })
  const outputs = graph.outputs.map(({ node, into }) => {
    const { shape, dtype } = graph.nodes[node]
    return into === undefined ? backend.allocate({ shape, dtype }) : (inputs[into] as Storage)
  })
  const scalars = fed.map((value) => (typeof value === 'number' ? value : 0))
  return { bindings: { inputs, scalars, outputs }, outputs }
}
