import type { Storage } from './backend.ts'
import { backward } from './backward.ts'
import { type DType, isFloat, promote, type TypedArray } from './dtype.ts'
import { ChainruleError } from './errors.ts'
import { evaluate, readNow, refuseWhileTracing, storageNow } from './evaluate.ts'
import { format } from './format.ts'
import type { Source } from './graph.ts'
import { type NestedArray, nest } from './nest.ts'
import { depthOf, limitDepth } from './pending.ts'
import { type Attributes, noAttributes, type Primitive } from './primitive.ts'
import * as binary from './primitives/binary.ts'
import { matmul } from './primitives/contraction.ts'
import { identity, stopGradient } from './primitives/control.ts'
import { constant } from './primitives/leaves.ts'
import * as movement from './primitives/movement.ts'
import * as reduce from './primitives/reduce.ts'
import * as unary from './primitives/unary.ts'
import { runtime } from './runtime.ts'
import { broadcastShapes, checkShape, normalizeAxes, normalizeAxis, type Shape, sameShape, sizeOf } from './shape.ts'

/** What an operation takes beside the tensor it belongs to: another tensor, a number or a truth value. */
export type Operand = Tensor | number | boolean

/** Receives a gradient on its way back; may return another to go on with. */
export type GradientHook = (gradient: Tensor) => Tensor | undefined | void

/**
 * How a result is differentiated instead of by its primitive.
 *
 * `vjp` takes its inputs and output from the call: a recomputed copy of the result has others.
 */
export interface GradientRule {
  readonly inputs: readonly Tensor[]
  vjp(
    cotangent: Tensor,
    call: { readonly inputs: readonly Tensor[]; readonly output: Tensor },
  ): readonly (Tensor | null)[]
}

const noInputs: readonly Tensor[] = []

/**
 * An array of numbers that may not have been computed yet.
 *
 * A method returns at once with a description of the result; shapes and types are checked there. Values are
 * computed when something reads them (`item`, `data`, `read`, `toArray`), all that is needed in one plan.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 *
 * const x = tensor([[1, 2], [3, 4]])
 * console.log(x.mul(2).sum().item()) // 20
 * ```
 */
export class Tensor {
  readonly shape: Shape
  readonly dtype: DType

  /** Filled by `backward()` on leaves that require it. */
  grad: Tensor | null = null

  /** @internal */ primitive: Primitive | null = null
  /** @internal */ inputs: readonly Tensor[] = noInputs
  /** @internal */ attributes: Attributes = noAttributes
  /** @internal */ storage: Storage | null = null
  /** @internal */ source: Source | null = null
  /** Whether a gradient flows through here. @internal */
  tracked = false
  /** The tensor whose `grad` this leaf fills: itself, or the cell that it reads. @internal */
  leafOf: Tensor | null = null
  /** @internal */ rule: GradientRule | null = null
  /** @internal */ hooks: GradientHook[] | null = null
  /** @internal */ observers: ((value: Tensor) => void)[] | null = null
  /** A number that takes the type of whatever it meets. @internal */
  weak = false
  /** Its graph has been let go after a step. @internal */
  released = false
  /** How many results below it wait for values; 0 for leaves. @internal */
  depth = 0
  /** Where user code made it, noted in debugging modes and while tracing. @internal */
  site = ''
  /** For display. @internal */
  label = ''

  /** @internal Use `tensor()` and friends. */
  constructor(shape: Shape, dtype: DType) {
    this.shape = shape
    this.dtype = dtype
  }

  /** The graph node behind this handle; cells answer with their present value. @internal */
  get node(): Tensor {
    return this
  }

  /** Number of axes. */
  get rank(): number {
    return this.shape.length
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape)
  }

  /** Whether `backward()` fills `grad` here. Settable on leaves: tensors that no operation has made. */
  get requiresGrad(): boolean {
    return this.node.leafOf === this
  }

  set requiresGrad(wanted: boolean) {
    if (wanted && this.primitive) {
      throw new ChainruleError(
        'not-a-leaf',
        `requiresGrad: this tensor [${this.shape}] is the result of ${this.primitive.name}.`,
        'Set it on the leaf that the result is made of, or on result.detach(); to look at a gradient on its way use onGradient().',
      )
    }
    if (wanted && !isFloat(this.dtype)) {
      throw new ChainruleError(
        'gradient-of-integers',
        `requiresGrad: ${this.node.label || 'the tensor'} is ${this.dtype} [${this.shape}].`,
        'Only floating-point tensors have gradients.',
      )
    }
    markLeaf(this.node, wanted ? this : null)
  }

  // Elementwise arithmetic. Shapes stretch by broadcasting; integers meet floats as floats.

  /** this + other; masks add up as int32 */
  add(other: Operand): Tensor {
    return combine(binary.add, this, other, toNumber)
  }
  /** this - other; masks count as int32 */
  sub(other: Operand): Tensor {
    return combine(binary.sub, this, other, toNumber)
  }
  /** this · other, element by element */
  mul(other: Operand): Tensor {
    return combine(binary.mul, this, other)
  }
  /** this / other; integers become float32 */
  div(other: Operand): Tensor {
    return combine(binary.div, toFloat(this), other)
  }

  /** -this */
  neg(): Tensor {
    return apply(unary.neg, [toNumber(this)])
  }
  /** eˣ; integers become float32 */
  exp(): Tensor {
    return apply(unary.exp, [toFloat(this)])
  }
  /** Natural logarithm; -∞ of 0, NaN below; integers become float32 */
  log(): Tensor {
    return apply(unary.log, [toFloat(this)])
  }
  /** √x; NaN below 0; integers become float32 */
  sqrt(): Tensor {
    return apply(unary.sqrt, [toFloat(this)])
  }
  /** this · this */
  square(): Tensor {
    return this.mul(this)
  }

  // Reductions, over all axes or those given. `keepAxes` leaves them with size 1.

  /** Sum over all axes, or over those given; masks are counted in int32 */
  sum(axes?: number | readonly number[], options: { keepAxes?: boolean } = {}): Tensor {
    return reduceOver(reduce.sum, toNumber(this), axes, options)
  }
  /** Mean over all axes, or over those given; integers become float32 */
  mean(axes?: number | readonly number[], options: { keepAxes?: boolean } = {}): Tensor {
    const total = toFloat(this).sum(axes, options)
    return total.div(this.size / total.size)
  }

  // Movement: the same elements, seen otherwise.

  /** Another shape for the same elements, row-major; one size may be -1. */
  reshape(shape: Shape): Tensor {
    const known = shape.reduce((size, length) => (length === -1 ? size : size * length), 1)
    const full = shape.map((length) => (length === -1 ? this.size / known : length))
    checkShape('reshape', full)
    return sameShape(full, this.shape) ? this.node : apply(movement.reshape, [this], { shape: full })
  }
  /** Axes in another order. */
  permute(axes: readonly number[]): Tensor {
    const order = axes.map((axis) => normalizeAxis('permute', axis, this.rank))
    if (new Set(order).size !== this.rank || order.length !== this.rank) {
      throw new ChainruleError(
        'bad-permutation',
        `permute: [${axes}] is not an order of the ${this.rank} axes of [${this.shape}].`,
        'Name each axis once.',
      )
    }
    return order.every((axis, i) => axis === i) ? this.node : apply(movement.permute, [this], { axes: order })
  }
  /** The last two axes exchanged, or the two that are named. */
  transpose(first = -2, second = -1): Tensor {
    const a = normalizeAxis('transpose', first, this.rank)
    const b = normalizeAxis('transpose', second, this.rank)
    return this.permute(this.shape.map((_, axis) => (axis === a ? b : axis === b ? a : axis)))
  }
  /** Stretches axes of size 1 to `shape`; missing axes are added on the left. */
  expand(shape: Shape): Tensor {
    checkShape('expand', shape)
    const rank = shape.length
    const padded = this.reshape([...new Array<number>(Math.max(0, rank - this.rank)).fill(1), ...this.shape])
    return sameShape(padded.shape, shape) ? padded : apply(movement.expand, [padded], { shape: [...shape] })
  }
  /** @internal */
  expandTo(shape: Shape): Tensor {
    return sameShape(this.shape, shape) ? this.node : this.expand(shape)
  }

  // Contraction.

  /** Matrix product of the last two axes; leading axes stretch. A vector on either side is a row or a column. */
  matmul(other: Tensor): Tensor {
    const dtype = promote('matmul', this.dtype, other.dtype)
    const a = (this.rank === 1 ? this.reshape([1, -1]) : this.node).cast(dtype)
    const b = (other.rank === 1 ? other.reshape([-1, 1]) : other.node).cast(dtype)
    if (a.rank < 2 || b.rank < 2) {
      throw new ChainruleError(
        'matmul-rank',
        `matmul: got shapes [${this.shape}] and [${other.shape}].`,
        'Both sides need at least one axis; use mul() to scale by a number.',
      )
    }
    const leading = broadcastShapes('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2))
    const product = apply(matmul, [
      a.expandTo([...leading, ...a.shape.slice(-2)]),
      b.expandTo([...leading, ...b.shape.slice(-2)]),
    ])
    const rows = this.rank === 1 ? [] : [product.shape[product.rank - 2]]
    const columns = other.rank === 1 ? [] : [product.shape[product.rank - 1]]
    return product.reshape([...leading, ...rows, ...columns])
  }

  // Type, gradients and values.

  /** Converts the elements. Floats become integers by dropping the fraction; anything but 0 becomes true. */
  cast(dtype: DType): Tensor {
    return dtype === this.dtype ? this.node : apply(unary.cast, [this], { dtype })
  }
  /** Zeros of the same shape and type */
  zerosLike(): Tensor {
    return literal(0, this.dtype).expandTo(this.shape)
  }
  /** Ones of the same shape and type */
  onesLike(): Tensor {
    return literal(1, this.dtype).expandTo(this.shape)
  }
  /** The same values, through which no gradient flows. */
  detach(): Tensor {
    const { tracked, storage } = this.node
    if (!tracked) return this.node
    if (!storage) return apply(stopGradient, [this])
    const value = new Tensor(this.shape, this.dtype)
    value.storage = storage
    return value
  }
  /** A new place in the graph with the same value, for hooks and gradients of its own. @internal */
  alias(): Tensor {
    return apply(identity, [this])
  }
  /**
   * Differentiates this number with respect to every leaf that requires it, and adds the results to their `grad`.
   *
   * @param seed - Cotangent of this tensor's shape; may be left out for a tensor with one element.
   * @throws ChainruleError `backward-needs-seed` for more than one element without a seed.
   */
  backward(seed?: Tensor): void {
    backward(this, seed)
  }
  /**
   * Calls `hook` with the gradient that arrives here on the way back; what it returns goes on instead.
   *
   * @returns A function that removes the hook.
   */
  onGradient(hook: GradientHook): () => void {
    this.node.hooks = [...(this.node.hooks ?? []), hook]
    return () => {
      this.node.hooks = (this.node.hooks ?? []).filter((other) => other !== hook)
    }
  }
  /**
   * Calls `observer` with the value of this tensor after each run that computes it, captured runs included.
   *
   * @returns A function that removes the observer; a captured step keeps its own.
   */
  onValue(observer: (value: Tensor) => void): () => void {
    this.node.observers = [...(this.node.observers ?? []), observer]
    return () => {
      this.node.observers = (this.node.observers ?? []).filter((other) => other !== observer)
    }
  }
  /** The elements, row-major, as a typed array of their own. */
  data(): TypedArray {
    return readNow(computed(this))
  }
  /** Like `data`, for every backend. */
  async read(): Promise<TypedArray> {
    return storageNow(computed(this)).read()
  }
  /** The only element as a number; masks give 0 or 1. */
  item(): number {
    if (this.size !== 1) {
      throw new ChainruleError(
        'item-of-many',
        `item: the tensor [${this.shape}] has ${this.size} elements.`,
        'Reduce it first, for example with sum() or mean(), or read all of it with toArray().',
      )
    }
    return this.data()[0]
  }
  /** Nested arrays of numbers (of truth values for masks); a number for rank 0. */
  toArray(): NestedArray {
    return nest(this.data(), this.shape, this.dtype)
  }
  /** Type, shape and the values, shortened where there are many. Computes them. */
  toString(): string {
    const head = this[Symbol.toStringTag]
    try {
      return head + (this.rank > 0 ? '\n' : ' ') + format(this.data(), this.shape, this.dtype)
    } catch (error) {
      // Looking at something must not fail; a parameter may have no value yet, and a captured step has none at all.
      return `${head} (${error instanceof ChainruleError ? error.code : error})`
    }
  }
  /** What `console.log` prints in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
  /** What browsers print before the fields. */
  get [Symbol.toStringTag](): string {
    return `Tensor ${this.dtype} [${this.shape.join(', ')}]`
  }
}

/** Makes a node the leaf of a tensor, to which what arrives there belongs, or of none. */
export function markLeaf(node: Tensor, leaf: Tensor | null): void {
  node.leafOf = leaf
  node.tracked = leaf !== null
  node.rule = leaf && { inputs: [], vjp: () => [] }
}

/** Applies a primitive to tensors that fit it: the one place where the graph grows. */
export function apply<A extends Attributes>(
  primitive: Primitive<A>,
  inputs: readonly Tensor[],
  attributes?: A,
): Tensor {
  const nodes = inputs.map((input) => input.node)
  const settings = attributes ?? (noAttributes as A)
  const { shape, dtype } = primitive.infer(nodes, settings)
  const result = new Tensor(shape, dtype)
  result.primitive = primitive as unknown as Primitive
  result.inputs = nodes
  result.attributes = settings
  result.tracked =
    runtime.gradients && primitive.vjp !== undefined && isFloat(dtype) && nodes.some((node) => node.tracked)
  result.depth = depthOf(result)
  limitDepth(result)
  runtime.inspect?.(result)
  return result
}

/** A number as a tensor of rank 0. 0 and 1 are part of the plan; others may change without a new plan. */
export function literal(value: number, dtype: DType): Tensor {
  if (Object.is(value, 0) || value === 1) return apply(constant, [], { value, dtype })
  return scalarLeaf(value, dtype)
}

/** A leaf whose number is looked up at each run. */
export function scalarLeaf(value: number | (() => number), dtype: DType): Tensor {
  const leaf = new Tensor([], dtype)
  leaf.source = { kind: 'scalar', value }
  if (typeof value === 'number') runtime.trace?.noteLiteral(leaf.source)
  return leaf
}

/** Applies a primitive to two operands in one type and one shape; a result of weak numbers is weak. */
export function combine(primitive: Primitive, a: Tensor, b: Operand, each = (side: Tensor) => side): Tensor {
  const result = apply(primitive, meet(primitive.name, a, b).map(each))
  if (a.node.weak && (typeof b !== 'object' || b.node.weak)) result.weak = isFloat(result.dtype)
  return result
}

/** Two operands in one type and one shape. */
export function meet(operation: string, a: Tensor, b: Operand): [Tensor, Tensor] {
  const [left, right] = meetTypes(operation, a.node, b)
  const shape = broadcastShapes(operation, left.shape, right.shape)
  return [left.expandTo(shape), right.expandTo(shape)]
}

function meetTypes(operation: string, a: Tensor, b: Operand): [Tensor, Tensor] {
  if (typeof b === 'boolean') return meetTypes(operation, a, literal(Number(b), 'bool'))
  if (typeof b === 'number') {
    const dtype = isFloat(a.dtype) ? a.dtype : Number.isInteger(b) && a.dtype !== 'bool' ? a.dtype : wider(a.dtype, b)
    return [a.cast(dtype), literal(b, dtype)]
  }
  const other = b.node
  if (other.weak && isFloat(a.dtype)) return [a, ofType(other, a.dtype)]
  if (a.weak && isFloat(other.dtype)) return [ofType(a, other.dtype), other]
  const dtype = promote(operation, a.dtype, other.dtype)
  return [a.cast(dtype), other.cast(dtype)]
}

/** A mask or integers that meet a number which they cannot hold. */
function wider(dtype: DType, value: number): DType {
  return dtype === 'bool' && Number.isInteger(value) ? 'int32' : 'float32'
}

/** A weak scalar in the type of what it meets; one that was worked out from others is worked out anew in that type. */
function ofType(scalar: Tensor, dtype: DType): Tensor {
  const { primitive, inputs, attributes } = scalar
  if (scalar.dtype === dtype) return scalar
  if (scalar.weak && primitive)
    return apply(
      primitive,
      inputs.map((input) => ofType(input, dtype)),
      attributes,
    )
  if (!scalar.source) return scalar.cast(dtype)
  const leaf = new Tensor([], dtype)
  leaf.source = scalar.source
  return leaf
}

/** What a plan can write the value of a tensor to: leaves that may change between runs are only looked at. */
function computed({ node }: Tensor): Tensor {
  const { storage, source } = node
  const isCell = source?.kind === 'state'
  const wanted = source && !storage && !isCell ? node.alias() : node
  if (isCell) refuseWhileTracing()
  else evaluate(wanted)
  return wanted
}

/** Masks and integers as float32. */
export function toFloat(tensor: Tensor): Tensor {
  return isFloat(tensor.dtype) ? tensor.node : tensor.cast('float32')
}

/** Masks as integers, for what adds up. */
export function toNumber(tensor: Tensor): Tensor {
  return tensor.dtype === 'bool' ? tensor.cast('int32') : tensor.node
}

/** Applies a reduction over all axes or those given. */
export function reduceOver(
  primitive: Primitive<{ axes: readonly number[] }>,
  x: Tensor,
  axes: number | readonly number[] | undefined,
  { keepAxes = false }: { keepAxes?: boolean },
): Tensor {
  const list = normalizeAxes(primitive.name, axes, x.rank)
  const result = list.length === 0 ? x.node : apply(primitive, [x], { axes: list })
  return keepAxes ? result : result.reshape(x.shape.filter((_, axis) => !list.includes(axis)))
}
