import type { DType, TypedArray } from './dtype.ts'
import type { Shape } from './shape.ts'
import type { Tensor } from './tensor.ts'

/** What is known of a tensor before it has values. */
export interface TensorSpec {
  readonly shape: Shape
  readonly dtype: DType
}

/** What an attribute of a primitive may be: plain data that JSON can hold. */
export type AttributeValue = number | string | boolean | null | undefined | readonly AttributeValue[]
/** The fixed settings of one application of a primitive; they are part of the plan, so they never change between runs. */
export type Attributes = { readonly [name: string]: AttributeValue }

/** Where the elements of a value lie inside its array. */
export interface Layout {
  readonly shape: Shape
  readonly strides: readonly number[]
  readonly offset: number
}

/** A value during a run of the reference backend. */
export interface View extends Layout {
  readonly dtype: DType
  readonly size: number
  data: TypedArray
}

/** One application of a primitive, as its gradient rule sees it. */
export interface Call<A extends Attributes = Attributes> {
  readonly inputs: readonly Tensor[]
  readonly output: Tensor
  readonly attributes: A
}

/**
 * How the reference backend computes a primitive: either the output is another look at the input's array (`view`),
 * or a kernel fills a dense, row-major output.
 *
 * `accepts` says which inputs the kernel can read: `flat` ones are dense or one repeated number, `dense` ones are
 * row-major, `strided` ones are anything. The backend copies what does not fit.
 */
export type Reference<A extends Attributes> =
  | { view(input: Layout, attributes: A, output: TensorSpec): Layout | null }
  | { accepts: 'flat' | 'dense' | 'strided'; kernel(inputs: readonly View[], output: View, attributes: A): void }

/**
 * An operation that backends know: how the output looks, how the reference backend computes it, and how a cotangent
 * of the output becomes cotangents of the inputs.
 */
export interface Primitive<A extends Attributes = Attributes> {
  readonly name: string
  /** Shape and type of the output; throws a coded error where the inputs do not fit. */
  infer(inputs: readonly TensorSpec[], attributes: A): TensorSpec
  /** Cotangents of the inputs, in their order; `null` where no gradient flows. Absent: no gradient at all. */
  vjp?(cotangent: Tensor, call: Call<A>): readonly (Tensor | null)[]
  readonly reference: Reference<A>
  /** Tells two primitives of one name apart in the plan cache. */
  readonly id: number
}

/** What operations without attributes share. */
export const noAttributes: Attributes = {}

let count = 0

/**
 * Defines a primitive. Its gradient rule is written in tensor arithmetic, so that gradients of any order follow.
 *
 * @example
 * ```ts
 * import { apply, definePrimitive, grad, tensor } from '@chainrule/autograd'
 *
 * const cube = definePrimitive({
 *   name: 'cube',
 *   infer: ([x]) => x,
 *   vjp: (cotangent, { inputs: [x] }) => [cotangent.mul(x.square()).mul(3)],
 *   reference: {
 *     accepts: 'dense',
 *     kernel([x], out) {
 *       for (let i = 0; i < out.size; i++) out.data[i] = x.data[x.offset + i] ** 3
 *     },
 *   },
 * })
 *
 * const slope = grad((x) => apply(cube, [x]).sum())
 * console.log(slope(tensor([1, 2])).toArray()) // [3, 12]
 * ```
 */
export function definePrimitive<A extends Attributes = Attributes>(definition: Omit<Primitive<A>, 'id'>): Primitive<A> {
  count += 1
  return { ...definition, id: count }
}
