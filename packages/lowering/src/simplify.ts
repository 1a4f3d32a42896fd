import type { Attributes, DType, Graph, GraphNode, Primitive } from '@chainrule/autograd'
import { isDense, sizeOf, squeezed } from './layout.ts'
import type { Operation } from './loop-ir.ts'

/** One value of a plan once everything superfluous is gone. */
export interface Value {
  /** The name of the primitive, of an operation that only plans have, or `input`. */
  readonly operation: string
  readonly primitive: Primitive | null
  readonly inputs: readonly number[]
  readonly attributes: Attributes
  readonly shape: readonly number[]
  readonly dtype: DType
  /** For inputs: the place among the inputs of the graph. */
  readonly input?: number
}

export interface Simplified {
  readonly values: readonly Value[]
  /** The value behind each output of the graph. */
  readonly outputs: readonly number[]
}

/** What passes its input on; `barrier` only once merging is done. */
const transparent = new Set(['identity', 'stopGradient', 'copy'])
const unary = [
  'neg',
  'abs',
  'exp',
  'expm1',
  'log',
  'log1p',
  'sqrt',
  'sin',
  'cos',
  'tanh',
  'floor',
  'cast',
  'erf',
  'not',
]
const binary = ['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'atan2', 'less', 'equal', 'lessEqual', 'and', 'or']
const elementwise: ReadonlySet<string> = new Set<Operation>([...unary, ...binary, 'where', 'copy'] as Operation[])

export function isElementwise({ operation }: Value): boolean {
  return elementwise.has(operation)
}

/** Whether a value is another look at the elements of its input. */
export function isMovement({ primitive }: Value): boolean {
  return primitive !== null && 'view' in primitive.reference
}

/**
 * Merges equal values, leaves out what passes its input on or is not needed, and names patterns of masks.
 *
 * Values that a barrier separates stay apart: they are computed twice on purpose.
 */
export function simplify(graph: Graph): Simplified {
  const values: Value[] = []
  const known = new Map<string, number>()
  const inputAt = new Map(graph.inputs.map(({ node }, place) => [node, place]))
  const newId: number[] = []

  const add = (value: Value): number => {
    const key = keyOf(value)
    const found = key === null ? undefined : known.get(key)
    if (found !== undefined) return found
    values.push(value)
    if (key !== null) known.set(key, values.length - 1)
    return values.length - 1
  }

  graph.nodes.forEach((node, id) => {
    const input = inputAt.get(id)
    newId[id] = input === undefined ? added(node, newId, values, add) : add(inputValue(node, input))
  })
  return withoutDead(
    values,
    graph.outputs.map(({ node }) => newId[node]),
  )
}

function inputValue({ shape, dtype }: GraphNode, input: number): Value {
  return { operation: 'input', primitive: null, inputs: [], attributes: {}, shape, dtype, input }
}

function added(
  node: GraphNode,
  newId: readonly number[],
  values: readonly Value[],
  add: (value: Value) => number,
): number {
  const primitive = node.primitive as Primitive
  const inputs = inputsOf(node, newId, values)
  const { attributes, shape, dtype } = node
  const { name } = primitive
  if (transparent.has(name)) return inputs[0]
  const same = superfluous(name, inputs, node, values)
  if (same !== null) return same
  const mask = maskPattern(name, inputs, values)
  const value: Value = { operation: name, primitive, inputs, attributes, shape, dtype }
  return add(mask ? { ...value, ...mask } : value)
}

/** What a value is made of; the sign that an absolute value forgets is left out. */
function inputsOf({ primitive, inputs, dtype }: GraphNode, newId: readonly number[], values: readonly Value[]) {
  const found = inputs.map((input) => newId[input])
  const first = values[found[0]]
  return primitive?.name === 'abs' && first.operation === 'neg' && dtype !== 'uint32' ? first.inputs : found
}

/** An input that the operation would only repeat: x · 1, x / 1, -(-x), a cast or a shape that changes nothing. */
function superfluous(
  name: string,
  [first, second]: readonly number[],
  { dtype, shape }: GraphNode,
  values: readonly Value[],
): number | null {
  if (name === 'cast' && values[first].dtype === dtype) return first
  if (name === 'neg' && values[first].operation === 'neg') return values[first].inputs[0]
  if (name === 'mul' && numberOf(values, second) === 1) return first
  if (name === 'mul' && numberOf(values, first) === 1) return second
  if (name === 'div' && numberOf(values, second) === 1) return first
  const whole =
    (name === 'expand' || name === 'reshape' || name === 'slice') && shape.join() === values[first].shape.join()
  return whole ? first : null
}

/** What masks are combined by has an instruction of its own; `or` is written as not (a < not b). */
function maskPattern(
  name: string,
  inputs: readonly number[],
  values: readonly Value[],
): { operation: Operation; inputs: readonly number[] } | null {
  const [a] = inputs.map((input) => values[input])
  if (a?.dtype !== 'bool') return null
  if (name === 'mul') return { operation: 'and', inputs }
  if (name !== 'equal' || numberOf(values, inputs[1]) !== 0) return null
  const notRight = values[a.inputs[1]]
  if (a.operation !== 'less' || notRight.operation !== 'not') return { operation: 'not', inputs: [inputs[0]] }
  const [left, right] = [a.inputs[0], notRight.inputs[0]]
  const [less, equal] = [values[left], values[right]]
  const orEqual = less.operation === 'less' && equal.operation === 'equal' && isSamePair(less.inputs, equal.inputs)
  return orEqual ? { operation: 'lessEqual', inputs: less.inputs } : { operation: 'or', inputs: [left, right] }
}

function isSamePair([a, b]: readonly number[], [c, d]: readonly number[]): boolean {
  return (a === c && b === d) || (a === d && b === c)
}

/** The number that a value consists of, where it is constant. */
export function numberOf(values: readonly Value[], id: number): number | null {
  let value = values[id]
  while (value.operation === 'expand' || value.operation === 'reshape') value = values[value.inputs[0]]
  return value.operation === 'constant' ? (value.attributes.value as number) : null
}

/** Equal for values that are equal; null for those that must stay apart. */
function keyOf({ operation, primitive, inputs, attributes, dtype, input }: Value): string | null {
  if (operation === 'barrier') return null
  const settings = JSON.stringify(attributes, (_, item) => (typeof item === 'number' ? numberText(item) : item))
  return `${operation} ${primitive?.id} ${inputs} ${dtype} ${input} ${settings}`
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function withoutDead(values: readonly Value[], outputs: readonly number[]): Simplified {
  const needed = new Set(outputs)
  for (let id = values.length - 1; id >= 0; id--) {
    if (needed.has(id)) for (const input of values[id].inputs) needed.add(input)
  }
  const place = new Map<number, number>()
  const kept: Value[] = []
  values.forEach((value, id) => {
    if (!needed.has(id)) return
    place.set(id, kept.length)
    kept.push({ ...value, inputs: value.inputs.map((input) => place.get(input) as number) })
  })
  return { values: kept, outputs: outputs.map((id) => place.get(id) as number) }
}

/** Whether a layout over a buffer of its own is nothing but the buffer, in order. */
export function isPlain(
  layout: { shape: readonly number[]; strides: readonly number[]; offset: number },
  size: number,
) {
  return layout.offset === 0 && isDense(layout) && sizeOf(squeezed(layout.shape)) === size
}
