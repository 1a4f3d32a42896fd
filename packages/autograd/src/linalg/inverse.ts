import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { inverse as invert } from './host/inverse.ts'
import { matricesOf, requireSquare } from './matrices.ts'

/** Y = A⁻¹. Giles, 2008, section 2.2.3: Ā = -Yᵀ Ȳ Yᵀ. */
const inversePrimitive = definePrimitive({
  name: 'inverse',
  infer([a]) {
    requireSquare('inverse', a)
    return { shape: a.shape, dtype: a.dtype }
  },
  vjp: (g, { output }) => {
    const transposed = output.transpose()
    return [transposed.matmul(g).matmul(transposed).neg()]
  },
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const n = a.shape[a.shape.length - 1]
      let at = 0
      for (const matrix of matricesOf(a)) {
        const result = invert(matrix, n)
        if (!result) {
          throw new ChainruleError(
            'singular-matrix',
            `inverse: matrix ${at / (n * n)} of [${a.shape}] is singular.`,
            'Its rows depend on each other; add a small multiple of the identity, or use singularValues().',
          )
        }
        out.data.set(result, at)
        at += result.length
      }
    },
  },
})

/**
 * The inverse of square matrices [..., n, n]. To solve equations, `solve` is faster and more accurate.
 *
 * Computed in float64 and rounded to the type of a.
 *
 * @throws ChainruleError `not-square`, `not-a-matrix`; `singular-matrix` when values are computed.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { inverse } from '@chainrule/autograd/linalg'
 *
 * console.log(inverse(tensor([[2, 0], [0, 4]])).toArray()) // [[0.5, 0], [0, 0.25]]
 * ```
 */
export function inverse(a: Tensor): Tensor {
  return apply(inversePrimitive, [toFloat(a)])
}
