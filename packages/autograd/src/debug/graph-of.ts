import type { GraphNode } from '../graph.ts'
import type { Tensor } from '../tensor.ts'
import { historyOf } from './history.ts'

/**
 * What tensors were made of, as the nodes of a graph: each behind those that it reads.
 *
 * Tools look at it to say something of a computation, for example whether an update is elementwise. It is read, not run:
 * nothing gets a value. What has been computed and let go of its inputs is a leaf, as are the tensors in `from`.
 *
 * @param from - Where to stop: these are leaves, whatever they were made of.
 *
 * @example
 * ```ts
 * import { graphOf, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([1, 2])
 * const nodes = graphOf([x.exp().add(x)], { from: [x] })
 * console.log(nodes.map(({ primitive, inputs }) => [primitive?.name ?? 'x', ...inputs])) // [['x'], ['exp', 0], ['add', 1, 0]]
 * ```
 */
export function graphOf(tensors: readonly Tensor[], { from = [] }: { from?: readonly Tensor[] } = {}): GraphNode[] {
  const leaves = new Set(from.map(({ node }) => node))
  const order = historyOf(tensors, leaves)
  const place = new Map(order.map((tensor, i) => [tensor, i]))
  return order.map((tensor) => {
    const { shape, dtype, attributes } = tensor
    if (leaves.has(tensor)) return { shape, dtype, primitive: null, inputs: [], attributes: {} }
    const inputs = tensor.inputs.map((input) => place.get(input) as number)
    return { shape, dtype, primitive: tensor.primitive, inputs, attributes }
  })
}
