import { pullback } from '../backward.ts'
import type { DType } from '../dtype.ts'
import { evaluateAlone, readNow, refuseWhileTracing } from '../evaluate.ts'
import { nest } from '../nest.ts'
import type { AttributeValue } from '../primitive.ts'
import { withRuntime } from '../runtime.ts'
import type { Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { historyOf, kindOf, type NodeKind, nameOf } from './history.ts'

/** What an exported graph holds beside operations and shapes. */
export interface GraphExportOptions {
  /** Whether to compute and include the value of every node. @default false */
  values?: boolean
  /** Whether to include the gradient of the (sum of the) exported tensors at every node. Runs gradient hooks. @default false */
  gradients?: boolean
  /** What to call tensors: `{ x, loss }`. Cells have names of their own. */
  names?: { readonly [name: string]: Tensor }
}

/** Nested arrays of numbers and truth values; what JSON cannot write is a string: 'NaN', 'Infinity', '-Infinity'. */
export type JsonArray = number | boolean | string | JsonArray[]

/** One node of an exported graph. */
export interface ExportedNode {
  /** Place in the list of nodes; inputs have smaller ones. */
  readonly id: number
  readonly kind: NodeKind
  /** Name of the primitive. */
  readonly operation?: string
  readonly name?: string
  readonly shape: Shape
  readonly dtype: DType
  readonly inputs: readonly number[]
  readonly attributes?: { readonly [name: string]: AttributeValue }
  /** Whether gradients flow through it. */
  readonly differentiable: boolean
  readonly value?: JsonArray
  readonly gradient?: JsonArray
}

/** A graph that JSON can hold. */
export interface ExportedGraph {
  readonly nodes: readonly ExportedNode[]
  /** Places of the exported tensors among the nodes. */
  readonly outputs: readonly number[]
}

/**
 * The graph behind tensors as plain data, for drawing and for bug reports.
 *
 * Nothing is changed by it: `grad` stays as it is and cells keep what they hold. What went into a result is shown as far as
 * it is still known; constants that have been computed let it go.
 *
 * @throws ChainruleError `read-while-tracing` for values and gradients inside `compile`.
 *
 * @example
 * ```ts
 * import { graphJson, tensor } from '@chainrule/autograd'
 *
 * const x = tensor(3, { requiresGrad: true })
 * const { nodes } = graphJson(x.square(), { values: true, gradients: true, names: { x } })
 * console.log(JSON.stringify(nodes.map(({ name, operation, value, gradient }) => [name ?? operation, value, gradient])))
 * // [["x",3,6],["mul",9,1]]
 * ```
 */
export function graphJson(tensors: Tensor | readonly Tensor[], options: GraphExportOptions = {}): ExportedGraph {
  const { values = false, gradients = false, names = {} } = options
  const roots = (Array.isArray(tensors) ? (tensors as readonly Tensor[]) : [tensors as Tensor]).map(({ node }) => node)
  const history = historyOf(roots)
  const place = new Map(history.map((tensor, id) => [tensor, id]))
  const given = new Map(Object.entries(names).map(([name, tensor]) => [tensor.node, name]))
  const value = values ? valuesOf(history) : new Map<Tensor, JsonArray>()
  const gradient = gradients ? gradientsOf(roots, history) : new Map<Tensor, JsonArray>()
  const nodes = history.map((tensor, id): ExportedNode => {
    const kind = kindOf(tensor)
    const { shape, dtype, attributes, tracked } = tensor
    return {
      id,
      kind,
      operation: kind === 'operation' ? tensor.primitive?.name : undefined,
      name: (given.get(tensor) ?? nameOf(tensor)) || undefined,
      shape: [...shape],
      dtype,
      inputs: tensor.inputs.map((input) => place.get(input) as number),
      attributes: Object.keys(attributes).length > 0 ? plain(attributes) : undefined,
      differentiable: tracked,
      value: value.get(tensor) ?? presentNumber(tensor),
      gradient: gradient.get(tensor),
    }
  })
  return { nodes, outputs: roots.map((root) => place.get(root) as number) }
}

/** The values of all, without leaving them there or storing what cells wait for. */
function valuesOf(tensors: readonly Tensor[]): Map<Tensor, JsonArray> {
  refuseWhileTracing()
  const copies = withRuntime({ inspect: null, gradients: false }, () => tensors.map((tensor) => tensor.alias()))
  evaluateAlone(...copies)
  return new Map(
    tensors.map((tensor, i) => [tensor, jsonOf(nest(readNow(copies[i]), tensor.shape, tensor.dtype) as JsonArray)]),
  )
}

function gradientsOf(roots: readonly Tensor[], history: readonly Tensor[]): Map<Tensor, JsonArray> {
  const targets = history.filter(({ tracked }) => tracked)
  const found = withRuntime({ inspect: null }, () =>
    pullback(
      roots,
      roots.map((root) => root.onesLike()),
      targets,
    ),
  )
  const at = [...found.keys()]
  const values = valuesOf(at.map((tensor) => found.get(tensor) as Tensor))
  return new Map(at.map((tensor) => [tensor, values.get(found.get(tensor) as Tensor) as JsonArray]))
}

function presentNumber({ source }: Tensor): JsonArray | undefined {
  if (source?.kind !== 'scalar') return undefined
  return jsonOf(typeof source.value === 'function' ? source.value() : source.value)
}

function jsonOf(value: JsonArray): JsonArray {
  if (Array.isArray(value)) return value.map(jsonOf)
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

function plain(attributes: { readonly [name: string]: AttributeValue }): { [name: string]: AttributeValue } {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, jsonOf(value as JsonArray)]))
}
