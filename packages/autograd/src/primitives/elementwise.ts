import { type DType, isFloat, type TypedArray } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { type Call, definePrimitive, type Primitive, type TensorSpec } from '../primitive.ts'
import type { Tensor } from '../tensor.ts'

/** Fills `out` from one array; `step` is 0 where the input is one repeated number. */
export type UnaryLoop = (out: TypedArray, x: TypedArray, offset: number, step: number) => void
/** Fills `out` from two arrays, each with its offset and step (0 or 1). */
export type BinaryLoop = (
  out: TypedArray,
  a: TypedArray,
  aOffset: number,
  aStep: number,
  b: TypedArray,
  bOffset: number,
  bStep: number,
) => void

/** An operation on each element. `loop` is only for what is hot: it says the same as `scalar`, without a call. */
export function defineUnary(definition: {
  name: string
  scalar: (x: number) => number
  loop?: UnaryLoop
  integers?: boolean
  vjp?: (cotangent: Tensor, x: Tensor, output: Tensor) => Tensor
}): Primitive {
  const { name, scalar, integers = false, vjp } = definition
  const loop =
    definition.loop ??
    ((out, x, offset, step) => {
      for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = scalar(x[j])
    })
  return definePrimitive({
    name,
    infer([x]) {
      if (!integers) requireFloat(name, x)
      return { shape: x.shape, dtype: x.dtype }
    },
    vjp: vjp && ((cotangent, { inputs: [x], output }) => [vjp(cotangent, x, output)]),
    reference: {
      accepts: 'flat',
      kernel([x], out) {
        loop(out.data, x.data, x.offset, stepOf(x))
      },
    },
  })
}

/** An operation on pairs of elements of two tensors of one shape. */
export function defineBinary(definition: {
  name: string
  scalar: (a: number, b: number) => number
  loop?: BinaryLoop
  /** For integers, where it differs from `scalar`. */
  integer?: (a: number, b: number) => number
  floatsOnly?: boolean
  result?: DType
  vjp?: (cotangent: Tensor, a: Tensor, b: Tensor, output: Tensor) => [Tensor | null, Tensor | null]
}): Primitive {
  const { name, scalar, integer, floatsOnly = false, result, vjp } = definition
  const byCall =
    (f: (a: number, b: number) => number): BinaryLoop =>
    (out, a, aOffset, aStep, b, bOffset, bStep) => {
      for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) out[i] = f(a[j], b[k])
    }
  const loop = definition.loop ?? byCall(scalar)
  const integerLoop = integer && byCall(integer)
  return definePrimitive({
    name,
    infer([a]) {
      if (floatsOnly) requireFloat(name, a)
      return { shape: a.shape, dtype: result ?? a.dtype }
    },
    vjp: vjp && ((cotangent, { inputs: [a, b], output }: Call) => vjp(cotangent, a, b, output)),
    reference: {
      accepts: 'flat',
      kernel([a, b], out) {
        const run = integerLoop && !isFloat(a.dtype) ? integerLoop : loop
        run(out.data, a.data, a.offset, stepOf(a), b.data, b.offset, stepOf(b))
      },
    },
  })
}

/** 0 for one repeated number, 1 for dense data. */
export function stepOf(view: { strides: readonly number[]; shape: readonly number[] }): number {
  const last = view.strides.findLastIndex((stride, axis) => stride !== 0 && view.shape[axis] !== 1)
  return last < 0 ? 0 : 1
}

export function requireFloat(operation: string, spec: TensorSpec): void {
  if (isFloat(spec.dtype)) return
  throw new ChainruleError(
    'needs-float',
    `${operation}: needs floating-point numbers, got ${spec.dtype}.`,
    "Call cast('float32') first.",
  )
}
