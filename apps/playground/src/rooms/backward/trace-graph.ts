import {
  apply,
  type ExportedNode,
  grad,
  graphJson,
  type Primitive,
  type Tensor,
  tensor,
  vjp,
} from '@chainrule/autograd'
import type { Subject } from './build-subject.ts'

/** Numbers of a tensor, row by row. */
export type Numbers = readonly number[]

/** What goes back along one edge. */
interface Passing {
  readonly to: number
  /** The derivative of the result by this input, element by element; null where it is no such table (a product of matrices). */
  readonly local: Numbers | null
  /** What is added to the gradient of the input. */
  readonly passed: Numbers
}

export interface TracedNode extends ExportedNode {
  readonly numbers: Numbers
  /** Of the result by this node; null where no gradient flows. */
  readonly slope: Numbers | null
  readonly passings: readonly Passing[]
}

export interface Trace {
  readonly nodes: readonly TracedNode[]
  readonly root: number
  /** What other ways to the same gradients say: the largest difference, and gradients of variables by `grad`. */
  readonly difference: number
  readonly byGrad: Readonly<Record<string, Numbers>>
}

/**
 * The graph of a result as the library holds it, with every value and gradient, and what goes back along each edge. All
 * numbers are the library's: values and gradients of `graphJson`, edges by `vjp` of the single operation.
 */
export function traceGraph({ root, leaves, again }: Subject): Trace {
  const tensors = inOrder(root)
  const { nodes, outputs } = graphJson(root, { values: true, gradients: true, names: leaves })
  const traced = nodes.map((node, id): TracedNode => {
    const numbers = flat(node.value)
    const slope = node.gradient === undefined ? null : flat(node.gradient)
    return { ...node, numbers, slope, passings: slope ? passingsOf(tensors[id], node, slope) : [] }
  })
  const byGrad = again ? gradientsBy(again, leaves) : {}
  return { nodes: traced, root: outputs[0], difference: compare(root, tensors, traced), byGrad }
}

/** Inputs before what uses them: the order in which the library exports a graph. */
function inOrder(root: Tensor): Tensor[] {
  const order: Tensor[] = []
  const seen = new Set<Tensor>()
  const visit = (node: Tensor) => {
    if (seen.has(node)) return
    seen.add(node)
    for (const input of node.inputs) visit(input)
    order.push(node)
  }
  visit(root.node)
  return order
}

function passingsOf({ primitive, inputs, attributes }: Tensor, node: ExportedNode, slope: Numbers): Passing[] {
  const places = inputs.flatMap((input, place) => (input.tracked ? [place] : []))
  if (!primitive || places.length === 0) return []
  const run = (given: Tensor[]) => {
    const all = inputs.map((input) => input.detach())
    for (const [i, place] of places.entries()) all[place] = given[i]
    return apply(primitive as Primitive, all, attributes)
  }
  const { value, pullback } = vjp(
    run,
    places.map((place) => inputs[place].detach()),
  )
  const passed = pullback(tensor([...slope]).reshape(node.shape) as never) as unknown as Tensor[]
  const ones = pullback(value.onesLike() as never) as unknown as Tensor[]
  return places.map((place, i) => ({
    to: node.inputs[place],
    local: String(inputs[place].shape) === String(node.shape) ? numbersOf(ones[i]) : null,
    passed: numbersOf(passed[i]),
  }))
}

function gradientsBy(again: NonNullable<Subject['again']>, leaves: Subject['leaves']): Record<string, Numbers> {
  const names = Object.keys(leaves)
  if (names.length === 0) return {}
  const found = grad((given: Record<string, Tensor>) => again(given))(
    Object.fromEntries(names.map((name) => [name, leaves[name].detach()])),
  ) as Record<string, Tensor>
  return Object.fromEntries(names.map((name) => [name, numbersOf(found[name])]))
}

/** Runs `backward()` with a hook at every node: the largest difference from the exported gradients. */
function compare(root: Tensor, tensors: readonly Tensor[], nodes: readonly TracedNode[]): number {
  const arrived = new Map<number, Tensor>()
  const ends = tensors.map((node, id) =>
    node.tracked
      ? node.onGradient((gradient) => {
          arrived.set(id, gradient.detach())
        })
      : () => {},
  )
  root.backward()
  for (const end of ends) end()
  const differences = [...arrived].flatMap(([id, gradient]) =>
    numbersOf(gradient).map((value, place) => Math.abs(value - (nodes[id].slope?.[place] ?? Number.NaN))),
  )
  return Math.max(0, ...differences)
}

function numbersOf(value: Tensor): Numbers {
  return Array.from(value.data(), Number)
}

function flat(value: ExportedNode['value']): Numbers {
  if (value === undefined) return []
  return Array.isArray(value) ? value.flatMap((one) => flat(one)) : [Number(value)]
}
