import {
  type DType,
  type Initializer,
  type InitializerRequest,
  randomKey,
  type Shape,
  sizeOf,
  type TypedArray,
} from '@chainrule/autograd'
import type { Wanted } from './options.ts'

/** What an initializer gives a parameter, from the key of a seed. */
export function draw(
  initializer: Initializer,
  wanted: Wanted,
  seed: number,
): { values: TypedArray; shape: Shape; dtype: DType } {
  const drawn = initializer.draw(requestFor(wanted, seed))
  return { values: drawn.data(), shape: drawn.shape, dtype: drawn.dtype }
}

export function requestFor({ shape, fanIn, fanOut, dtype = 'float32' }: Wanted, seed: number): InitializerRequest {
  const role = shape.length >= 2 ? 'weight' : 'bias'
  return { shape, dtype, fanIn, fanOut, role, random: randomKey(seed) }
}

/** A parameter with the fans that a layer would give it. */
export function wantedFor(shape: Shape, dtype: DType = 'float32'): Wanted {
  const window = sizeOf(shape.slice(2))
  const [rows = 1, columns = 1] = shape
  return { shape, dtype, fanIn: columns * window, fanOut: rows * window }
}
