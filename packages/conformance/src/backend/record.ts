import type { Graph, GraphInput, GraphNode, GraphOutput, Storage, Tensor } from '@chainrule/autograd'

/** What shall come out of a graph; `into` is the input whose memory it takes. */
export interface Wanted {
  readonly tensor: Tensor
  readonly into?: Tensor
}

/** A graph, and the leaves that its inputs stand for. */
export interface Recording {
  readonly graph: Graph
  readonly leaves: readonly Tensor[]
}

/** Writes down the graph that makes tensors of leaves that hold values. */
export function record(wanted: readonly Wanted[]): Recording {
  const order: Tensor[] = []
  for (const { tensor } of wanted) collect(tensor.node, order)
  const place = new Map(order.map((tensor, id) => [tensor, id]))
  const states = new Set(wanted.flatMap(({ into }) => (into ? [into.node] : [])))
  const leaves = order.filter(isLeaf)
  const inputs = leaves.map((leaf): GraphInput => {
    const kind = leaf.source?.kind === 'scalar' ? 'scalar' : states.has(leaf) ? 'state' : 'data'
    return { node: place.get(leaf) as number, kind }
  })
  const nodes = order.map((tensor): GraphNode => {
    const { shape, dtype, attributes, primitive } = tensor
    if (isLeaf(tensor)) return { primitive: null, inputs: [], attributes: {}, shape, dtype }
    return { primitive, inputs: tensor.inputs.map((input) => place.get(input) as number), attributes, shape, dtype }
  })
  const outputs = wanted.map(({ tensor, into }): GraphOutput => {
    const node = place.get(tensor.node) as number
    const input = into ? leaves.indexOf(into.node) : -1
    return input < 0 ? { node } : { node, into: input }
  })
  return { graph: { nodes, inputs, outputs, key: keyOf(nodes, inputs, outputs) }, leaves }
}

/** The numbers of a scalar leaf or the memory of another. */
export function heldBy(leaf: Tensor): number | Storage {
  const { source, storage } = leaf
  if (source?.kind === 'scalar') return typeof source.value === 'function' ? source.value() : source.value
  return storage as Storage
}

function isLeaf({ storage, source }: Tensor): boolean {
  return storage !== null || source !== null
}

function collect(tensor: Tensor, order: Tensor[]): void {
  if (order.includes(tensor)) return
  if (!isLeaf(tensor)) for (const input of tensor.inputs) collect(input, order)
  order.push(tensor)
}

function keyOf(nodes: readonly GraphNode[], inputs: readonly GraphInput[], outputs: readonly GraphOutput[]): string {
  const words = nodes.map(
    ({ primitive, inputs: from, attributes, shape, dtype }) =>
      `${primitive ? `${primitive.name}#${primitive.id}` : 'input'} ${from} ${JSON.stringify(attributes, spelled)} ${dtype} ${shape}`,
  )
  return [...words, JSON.stringify(inputs), JSON.stringify(outputs)].join('\n')
}

/** JSON writes numbers that are not finite as null. */
function spelled(_: string, value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}
