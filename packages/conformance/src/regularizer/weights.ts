import { type DType, type Shape, sizeOf, type Tensor, tensor } from '@chainrule/autograd'
import type { RegularizerOptions } from './options.ts'

/** Different numbers of both signs, none of them near 0, no two of one size: away from the kinks of |w| and max. */
export function weights(shape: Shape, dtype: DType = 'float32', scale = 1): Tensor {
  const values = Float64Array.from({ length: sizeOf(shape) }, (_, i) => {
    const size = 0.1 + 0.37 * ((i * 0.618034 + 0.31) % 1) * 4
    return scale * (i % 3 === 1 ? -size : size)
  })
  return tensor(values, { shape, dtype })
}

/** Those of some shapes that a regularizer measures, or what it says that it measures instead. */
export function shapesFor({ ranks = {}, shapes }: RegularizerOptions, usual: readonly Shape[]): readonly Shape[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = ranks
  return shapes ?? usual.filter(({ length }) => length >= min && length <= max)
}
