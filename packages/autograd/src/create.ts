import { allocate, type DType, dtypeOfArray, type TypedArray } from './dtype.ts'
import { ChainruleError } from './errors.ts'
import { equal } from './functions/comparison.ts'
import type { NestedArray } from './nest.ts'
import { concat as concatPrimitive } from './primitives/cut-and-join.ts'
import { iota } from './primitives/leaves.ts'
import { referenceBackend } from './reference/backend.ts'
import { hostStorage } from './reference/storage.ts'
import { runtime } from './runtime.ts'
import { checkShape, normalizeAxis, type Shape, sizeOf } from './shape.ts'
import { apply, literal, scalarLeaf, Tensor } from './tensor.ts'

/** How values become a tensor. */
export interface TensorOptions {
  /** For typed arrays: how the elements are arranged. @default one axis */
  shape?: Shape
  /** @default float32; bool for truth values; a typed array's own type */
  dtype?: DType
  /** Whether `backward()` fills its `grad`. @default false */
  requiresGrad?: boolean
}

/**
 * Makes a tensor from a number, nested arrays, or a typed array, whose elements are copied.
 *
 * @throws ChainruleError `ragged-array` for rows of different lengths, `wrong-number-of-elements` where data and shape
 * differ, `not-a-number` for anything that is neither a number nor a truth value.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 *
 * console.log(tensor([[1, 2], [3, 4]]).shape) // [2, 2]
 * console.log(tensor(new Float64Array(6), { shape: [2, 3] }).dtype) // float64
 * ```
 */
export function tensor(
  values: NestedArray | readonly NestedArray[] | ArrayBufferView,
  options: TensorOptions = {},
): Tensor {
  const { source, own, type } = ArrayBuffer.isView(values) ? ofTyped(values) : ofNested(values as NestedArray)
  const { shape = own, dtype = type, requiresGrad } = options
  if (!dtype) {
    throw new ChainruleError(
      'unknown-array-type',
      `tensor: a ${values.constructor.name} has no tensor type of its own.`,
      "Say which one is meant, for example { dtype: 'float32' }.",
    )
  }
  checkShape('tensor', shape)
  if (sizeOf(shape) !== source.length) {
    throw new ChainruleError(
      'wrong-number-of-elements',
      `tensor: the shape [${shape}] has ${sizeOf(shape)} elements, got ${source.length}.`,
      'Pass as many numbers as the shape has.',
    )
  }
  const data = allocate(dtype, source.length)
  data.set(dtype === 'bool' ? Array.from(source, (value) => (value ? 1 : 0)) : source)
  const result = adopt(data, shape, dtype)
  if (requiresGrad) result.requiresGrad = true
  return result
}

/** A tensor that takes over a typed array without copying; the caller must not change it afterwards. */
export function adopt(data: TypedArray, shape: Shape, dtype: DType): Tensor {
  const result = new Tensor(shape, dtype)
  result.storage = hostStorage(referenceBackend, { shape, dtype }, data)
  runtime.trace?.noteLiteral({ kind: 'data', storage: result.storage })
  return result
}

/** All elements the same number, which may be read anew at each run when it is a function. */
export function full(shape: Shape, value: number | (() => number), options: { dtype?: DType } = {}): Tensor {
  checkShape('full', shape)
  const { dtype = 'float32' } = options
  return (typeof value === 'number' ? literal(value, dtype) : scalarLeaf(value, dtype)).expand(shape)
}

/** All elements 0. */
export function zeros(shape: Shape, options?: { dtype?: DType }): Tensor {
  return full(shape, 0, options)
}

/** All elements 1. */
export function ones(shape: Shape, options?: { dtype?: DType }): Tensor {
  return full(shape, 1, options)
}

/** 0, 1, ... size - 1, as int32 unless asked otherwise. */
export function arange(size: number, { dtype = 'int32' }: { dtype?: DType } = {}): Tensor {
  checkShape('arange', [size])
  return apply(iota, [], { size, dtype })
}

/** Ones on the diagonal of a rows×columns matrix, zeros elsewhere. */
export function eye(rows: number, columns = rows, { dtype = 'float32' }: { dtype?: DType } = {}): Tensor {
  return equal(arange(rows).reshape([rows, 1]), arange(columns)).cast(dtype)
}

/** Joins tensors end to end along an axis. */
export function concat(parts: readonly Tensor[], axis = 0): Tensor {
  requireParts('concat', parts)
  return apply(concatPrimitive, parts, { axis: normalizeAxis('concat', axis, parts[0].rank) })
}

/** Joins tensors of one shape along a new axis. */
export function stack(parts: readonly Tensor[], axis = 0): Tensor {
  requireParts('stack', parts)
  const place = normalizeAxis('stack', axis, parts[0].rank + 1)
  return concat(
    parts.map((part) => part.reshape([...part.shape.slice(0, place), 1, ...part.shape.slice(place)])),
    place,
  )
}

function requireParts(operation: string, parts: readonly Tensor[]): void {
  if (parts.length > 0) return
  throw new ChainruleError('no-parts', `${operation}: got an empty list.`, 'Pass at least one tensor.')
}

/** Numbers in a row, with the shape and the type that they have by themselves. */
interface Values {
  readonly source: ArrayLike<number>
  readonly own: Shape
  readonly type: DType | null
}

function ofTyped(values: ArrayBufferView): Values {
  const source = values as unknown as ArrayLike<number>
  return { source, own: [source.length], type: dtypeOfArray(values) }
}

function ofNested(values: NestedArray): Values {
  const own: number[] = []
  for (let level = values; Array.isArray(level); level = level[0]) own.push(level.length)
  const source: number[] = []
  collect(values, 0, own, source)
  return { source, own, type: typeof source[0] === 'boolean' ? 'bool' : 'float32' }
}

function collect(level: NestedArray, depth: number, shape: readonly number[], into: unknown[]): void {
  if (Array.isArray(level)) {
    if (level.length !== shape[depth]) {
      throw new ChainruleError(
        'ragged-array',
        `tensor: an array of ${level.length} stands at depth ${depth} where [${shape}] needs ${shape[depth] ?? 'a number'}.`,
        'All rows must have the same length.',
      )
    }
    for (const part of level) collect(part, depth + 1, shape, into)
    return
  }
  if (depth !== shape.length || (typeof level !== 'number' && typeof level !== 'boolean')) {
    throw new ChainruleError(
      depth === shape.length ? 'not-a-number' : 'ragged-array',
      `tensor: found ${JSON.stringify(level) ?? String(level)} at depth ${depth} of an array of shape [${shape}].`,
      'Pass numbers or truth values, nested equally deep everywhere.',
    )
  }
  into.push(level)
}
