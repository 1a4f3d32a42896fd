import { definePrimitive } from '../primitive.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { lu } from './host/lu.ts'
import { inverse } from './inverse.ts'
import { matricesOf, requireSquare } from './matrices.ts'

/** d = |A|. Giles, 2008, section 2.2.4: Ā = d̄ d A⁻ᵀ. */
const determinantPrimitive = definePrimitive({
  name: 'determinant',
  infer([a]) {
    requireSquare('determinant', a)
    return { shape: a.shape.slice(0, -2), dtype: a.dtype }
  },
  vjp: (g, { inputs: [a], output }) => [
    g
      .mul(output)
      .reshape([...output.shape, 1, 1])
      .mul(inverse(a).transpose()),
  ],
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const n = a.shape[a.shape.length - 1]
      let at = 0
      for (const matrix of matricesOf(a)) {
        const { factors, sign } = lu(matrix, n)
        let product = sign
        for (let i = 0; i < n; i++) product *= factors[i * n + i]
        out.data[at++] = product
      }
    },
  },
})

/**
 * Determinants of square matrices: [..., n, n] becomes [...].
 *
 * Computed in float64 and rounded to the type of a; large matrices overflow, where `logDeterminant` does not. Its
 * gradient needs matrices that can be inverted.
 *
 * @throws ChainruleError `not-square`, `not-a-matrix`; `singular-matrix` when a gradient is computed.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { determinant } from '@chainrule/autograd/linalg'
 *
 * console.log(determinant(tensor([[2, 1], [1, 3]])).item()) // 5
 * ```
 */
export function determinant(a: Tensor): Tensor {
  return apply(determinantPrimitive, [toFloat(a)])
}
