import type { Storage } from './backend.ts'
import { inOrder } from './in-order.ts'
import { type Attributes, noAttributes, type Primitive, type TensorSpec } from './primitive.ts'
import type { Tensor } from './tensor.ts'

/** One value of a plan: an input (`primitive` is null) or a primitive applied to earlier values. */
export interface GraphNode extends TensorSpec {
  readonly primitive: Primitive | null
  /** Places of the inputs among the nodes; always smaller than the node's own. */
  readonly inputs: readonly number[]
  readonly attributes: Attributes
}

/** A value that comes into a plan. */
export interface GraphInput {
  readonly node: number
  /** Data is bound at each run, state persists between runs, scalars are numbers that may change between runs. */
  readonly kind: 'data' | 'state' | 'scalar'
}

/** A value that comes out of a plan. */
export interface GraphOutput {
  readonly node: number
  /** Place among the inputs of the state that this output overwrites, in its own memory. */
  readonly into?: number
}

/** What backends see: values in topological order, and which of them come in and go out. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly inputs: readonly GraphInput[]
  readonly outputs: readonly GraphOutput[]
  /** Equal for two graphs exactly when one compiled plan serves both. */
  readonly key: string
}

/** A mutable cell, as far as a plan must know it. */
export interface Cell {
  readonly name: string
  /** Counts the updates. */
  readonly version: number
  /** The memory of the present value, if it has one. */
  readonly present: Storage | null
  /** The memory of a version; throws where it has been overwritten. */
  storageAt(version: number): Storage
}

/** Where a leaf gets its value from when a plan runs. */
export type Source =
  | { readonly kind: 'data'; readonly storage: Storage }
  | { readonly kind: 'state'; readonly cell: Cell; readonly version: number }
  | { readonly kind: 'scalar'; readonly value: number | (() => number) }
  | { readonly kind: 'argument'; readonly bind: () => Storage }

/** Everything that some tensors depend on and that has no value yet. */
export interface Recording {
  /** Where the inputs get their values from. */
  readonly sources: readonly Source[]
  /** The tensors behind the nodes; one of them where equal literals share a node. */
  readonly tensors: readonly Tensor[]
  /** The graph with what shall come out of it: any of these tensors. */
  graph(wanted: readonly Wanted[]): Graph
}

/** What shall come out of a plan; `into` names a cell whose present memory is to be overwritten. */
export interface Wanted {
  readonly tensor: Tensor
  readonly into?: Cell
}

/** Writes down what tensors depend on. */
export function record(roots: readonly Tensor[]): Recording {
  const tensors: Tensor[] = []
  const place = new Map<Tensor, number>()
  const literals = new Map<string, number>()
  const nodes: GraphNode[] = []
  const inputs: GraphInput[] = []
  const sources: Source[] = []
  const key: string[] = []
  for (const tensor of inOrder(roots, (tensor) => (sourceOf(tensor) ? [] : tensor.inputs))) {
    const { shape, dtype } = tensor
    const source = sourceOf(tensor)
    // Backends merge values only where they see that they are equal, and numbers are no part of the plan.
    const literal = source?.kind === 'scalar' && typeof source.value === 'number' && `${dtype} ${source.value}`
    const same = literal ? literals.get(literal) : undefined
    place.set(tensor, same ?? nodes.length)
    if (same !== undefined) continue
    if (literal) literals.set(literal, nodes.length)
    tensors.push(tensor)
    if (source) {
      const kind = source.kind === 'argument' ? 'data' : source.kind
      inputs.push({ node: nodes.length, kind })
      sources.push(source)
      nodes.push({ primitive: null, inputs: [], attributes: noAttributes, shape, dtype })
      key.push(`${kind} ${dtype} ${shape}`)
    } else {
      const primitive = tensor.primitive as Primitive
      const from = tensor.inputs.map((input) => place.get(input) as number)
      nodes.push({ primitive, inputs: from, attributes: tensor.attributes, shape, dtype })
      key.push(`${primitive.name}#${primitive.id} ${from} ${attributesKey(tensor.attributes)}`)
    }
  }
  return {
    sources,
    tensors,
    graph(wanted) {
      const outputs = wanted.map(({ tensor, into }) => {
        const found = sources.findIndex((source) => source.kind === 'state' && source.cell === into)
        return { node: place.get(tensor) as number, into: found < 0 ? undefined : found }
      })
      const out = outputs.map(({ node, into }) => `out ${node} ${into}`)
      return { nodes, inputs, outputs, key: [...key, ...out].join('\n') }
    },
  }
}

/** Attributes as text, with the numbers spelled out that JSON writes as null. */
function attributesKey(attributes: Attributes): string {
  if (attributes === noAttributes) return ''
  const text = JSON.stringify(attributes)
  if (!text.includes('null')) return text
  return JSON.stringify(attributes, (_, value) => (typeof value === 'number' ? String(value) : value))
}

/** The source of a tensor that needs no computation, or null. */
export function sourceOf(tensor: Tensor): Source | null {
  return tensor.storage ? { kind: 'data', storage: tensor.storage } : tensor.source
}
