import { type GraphNode, graphOf, type Tensor } from '@chainrule/autograd'

/** A result of a primitive, with the tensors that it reads. */
export type PrimitiveNode = GraphNode & {
  readonly primitive: NonNullable<GraphNode['primitive']>
  readonly reads: readonly GraphNode[]
}

/** The results of primitives that stand between some tensors and others that are made of them. */
export function primitivesBetween(inputs: readonly Tensor[], outputs: readonly Tensor[]): PrimitiveNode[] {
  const nodes = graphOf(outputs, { from: inputs })
  return nodes.flatMap((node) => {
    const { primitive } = node
    return primitive ? [{ ...node, primitive, reads: node.inputs.map((place) => nodes[place]) }] : []
  })
}
