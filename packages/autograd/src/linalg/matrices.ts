import { ChainruleError } from '../errors.ts'
import { slice } from '../functions/slice.ts'
import type { TensorSpec, View } from '../primitive.ts'
import { requireFloat } from '../primitives/elementwise.ts'
import { type Shape, sizeOf } from '../shape.ts'
import type { Tensor } from '../tensor.ts'

/** The matrices of the last two axes of a dense view, each as a float64 copy. */
export function* matricesOf(view: View): Generator<Float64Array> {
  const size = sizeOf(view.shape.slice(-2))
  const count = sizeOf(view.shape.slice(0, -2))
  for (let i = 0, start = view.offset; i < count; i++, start += size) {
    yield Float64Array.from(view.data.subarray(start, start + size))
  }
}

/** A packed result, [..., total], cut into the parts of the given shapes: [..., ...shape]. */
export function unpack(packed: Tensor, shapes: readonly Shape[]): Tensor[] {
  const leading = packed.shape.slice(0, -1)
  let start = 0
  return shapes.map((shape) => {
    const from = start
    start += sizeOf(shape)
    return slice(packed, [...leading.map(() => null), [from, start]]).reshape([...leading, ...shape])
  })
}

export function requireMatrices(operation: string, x: TensorSpec): void {
  requireFloat(operation, x)
  if (x.shape.length >= 2) return
  throw new ChainruleError(
    'not-a-matrix',
    `${operation}: got shape [${x.shape}].`,
    'Matrices have at least two axes; axes before the last two are a batch.',
  )
}

export function requireSquare(operation: string, x: TensorSpec): void {
  requireMatrices(operation, x)
  const [rows, columns] = x.shape.slice(-2)
  if (rows === columns) return
  throw new ChainruleError(
    'not-square',
    `${operation}: got matrices of ${rows} rows and ${columns} columns ([${x.shape}]).`,
    'The last two axes must be equal.',
  )
}

/** (x + xᵀ) / 2: what a decomposition of symmetric matrices sees, so that its gradient is defined for every element. */
export function symmetricPart(operation: string, x: Tensor): Tensor {
  requireSquare(operation, x)
  return x.add(x.transpose()).mul(0.5)
}
