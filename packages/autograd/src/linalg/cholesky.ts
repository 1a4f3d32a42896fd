import { ChainruleError } from '../errors.ts'
import { lowerTriangle } from '../functions/triangle.ts'
import { definePrimitive } from '../primitive.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { cholesky as factor } from './host/cholesky.ts'
import { matricesOf, symmetricPart } from './matrices.ts'
import { solve } from './solve.ts'

/**
 * L of A = L Lᵀ.
 *
 * Murray, 2016, "Differentiation of the Cholesky decomposition", equation 10: Ā is the symmetric part of
 * L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, where Φ keeps the lower triangle and halves the diagonal.
 */
const choleskyPrimitive = definePrimitive({
  name: 'cholesky',
  infer: ([a]) => ({ shape: a.shape, dtype: a.dtype }),
  vjp: (g, { output: l }) => {
    const product = l.transpose().matmul(lowerTriangle(g))
    const halved = lowerTriangle(product).add(lowerTriangle(product, -1)).mul(0.5)
    const left = solve(l.transpose(), halved)
    const both = solve(l.transpose(), left.transpose())
    return [both.add(both.transpose()).mul(0.5)]
  },
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const n = a.shape[a.shape.length - 1]
      let at = 0
      for (const matrix of matricesOf(a)) {
        const l = factor(matrix, n)
        if (!l) {
          throw new ChainruleError(
            'not-positive-definite',
            `cholesky: matrix ${at / (n * n)} of [${a.shape}] is not positive definite.`,
            'Check it for NaN; add a small multiple of the identity where it is positive but for rounding.',
          )
        }
        out.data.set(l, at)
        at += l.length
      }
    },
  },
})

/**
 * The lower triangular l of a = l lᵀ for symmetric positive definite matrices [..., n, n].
 *
 * What is factored is the symmetric part (a + aᵀ) / 2. Computed in float64 and rounded to the type of a.
 *
 * @throws ChainruleError `not-square`, `not-a-matrix`; `not-positive-definite` when values are computed.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { cholesky } from '@chainrule/autograd/linalg'
 *
 * console.log(cholesky(tensor([[4, 2], [2, 2]])).toArray()) // [[2, 0], [1, 1]]
 * ```
 */
export function cholesky(a: Tensor): Tensor {
  return apply(choleskyPrimitive, [symmetricPart('cholesky', toFloat(a))])
}
