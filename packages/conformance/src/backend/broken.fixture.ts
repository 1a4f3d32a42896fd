import type {
  Backend,
  Bindings,
  Executable,
  Graph,
  GraphNode,
  Layout,
  Primitive,
  Storage,
  TypedArray,
  View,
} from '@chainrule/autograd'
import { referenceBackend } from '@chainrule/autograd'

/** What a broken backend does otherwise than the reference backend. */
export interface Faults {
  name?: string
  supports?: Backend['supports']
  /** Primitives by name that are computed otherwise. */
  primitives?: { readonly [name: string]: (primitive: Primitive) => Primitive['reference'] }
  graph?: (graph: Graph) => Graph
  run?: (executable: Executable, graph: Graph) => (bindings: Bindings) => void | Promise<void>
  storage?: (storage: Storage) => Partial<Storage>
}

/** The reference backend with faults. */
export function broken({
  name = 'broken',
  supports = () => true,
  primitives = {},
  graph = same,
  run,
  storage = () => ({}),
}: Faults): Backend {
  const backend: Backend = {
    name,
    synchronous: true,
    supports,
    allocate: (spec) => {
      const own = referenceBackend.allocate(spec)
      return Object.assign(own, { backend }, storage({ ...own, backend }))
    },
    compile: (given) => {
      const changed = graph(given)
      const executable = referenceBackend.compile({
        ...changed,
        nodes: changed.nodes.map((node) => replaced(node, primitives)),
      })
      return {
        run: run ? run(executable, given) : (bindings) => executable.run(bindings),
        release: () => executable.release(),
        describe: () => executable.describe?.() ?? [],
      }
    },
  }
  return backend
}

/** A primitive whose kernel is followed by something that spoils what it has written. */
export function spoiling(spoil: (data: TypedArray, output: View, inputs: readonly View[]) => void) {
  return (primitive: Primitive): Primitive['reference'] => {
    const { reference } = primitive
    if (!('kernel' in reference)) return reference
    return {
      ...reference,
      kernel(inputs, output, attributes) {
        reference.kernel(inputs, output, attributes)
        spoil(output.data, output, inputs)
      },
    }
  }
}

/** A kernel that is given inputs as if they lay dense. */
export function blindToStrides(primitive: Primitive): Primitive['reference'] {
  const { reference } = primitive
  if (!('kernel' in reference)) return reference
  return {
    accepts: 'strided',
    kernel: (inputs, output, attributes) => reference.kernel(inputs.map(asDense), output, attributes),
  }
}

/** A look at an array that takes it for dense. */
export function blindView(primitive: Primitive): Primitive['reference'] {
  const { reference } = primitive
  if (!('view' in reference)) return reference
  return {
    view(input, attributes, output) {
      const layout = reference.view(input, attributes, output)
      return layout && { ...layout, strides: stridesOf(layout.shape), offset: 0 }
    },
  }
}

function asDense(view: View): View {
  return { ...view, strides: stridesOf(view.shape), offset: 0, data: view.data }
}

function stridesOf(shape: Layout['shape']): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((size, length) => size * length, 1))
}

function replaced(node: GraphNode, primitives: NonNullable<Faults['primitives']>): GraphNode {
  const { primitive } = node
  const change = primitive && primitives[primitive.name]
  return change ? { ...node, primitive: { ...primitive, reference: change(primitive) } } : node
}

function same(graph: Graph): Graph {
  return graph
}
