import { eye } from '../create.ts'
import { definePrimitive } from '../primitive.ts'
import type { Shape } from '../shape.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { singularValues as decompose } from './host/singular-values.ts'
import { matricesOf, requireMatrices, unpack } from './matrices.ts'
import { reciprocalOrZero } from './reciprocal-or-zero.ts'

/**
 * U, s and V of matrices, packed in one axis.
 *
 * The gradient is that of Townsend, 2016, "Differentiating the singular value decomposition", with S = diag(s) and
 * Fᵢⱼ = 1 / (sⱼ² - sᵢ²) beside the diagonal:
 * Ā = U (F ∘ (Uᵀ Ū - Ūᵀ U) S + S F ∘ (Vᵀ V̄ - V̄ᵀ V) + diag(s̄)) Vᵀ + (I - U Uᵀ) Ū S⁻¹ Vᵀ + U S⁻¹ V̄ᵀ (I - V Vᵀ).
 */
const singularValuesPrimitive = definePrimitive({
  name: 'singularValues',
  infer: ([a]) => {
    const [m, n] = a.shape.slice(-2)
    const k = Math.min(m, n)
    return { shape: [...a.shape.slice(0, -2), m * k + k + n * k], dtype: a.dtype }
  },
  vjp: (g, { inputs: [a], output }) => {
    const [u, values, v] = unpackParts(output, a.shape)
    const [gu, gValues, gv] = unpackParts(g, a.shape)
    const k = values.shape[values.rank - 1]
    const s = values.reshape([...values.shape.slice(0, -1), 1, k])
    const st = s.transpose()
    const inverse = reciprocalOrZero(s)
    // (sⱼ - sᵢ)(sⱼ + sᵢ) keeps the digits that sⱼ² - sᵢ² loses.
    const f = reciprocalOrZero(s.sub(st).mul(s.add(st)))
    const turns = (x: Tensor, gx: Tensor) => {
      const product = x.transpose().matmul(gx)
      return f.mul(product.sub(product.transpose()))
    }
    const inner = turns(u, gu)
      .mul(s)
      .add(turns(v, gv).mul(st))
      .add(gValues.reshape(s.shape).mul(eye(k, k, { dtype: a.dtype })))
    return [
      u
        .matmul(inner)
        .matmul(v.transpose())
        .add(beside(u, gu.mul(inverse)).matmul(v.transpose()))
        .add(u.matmul(beside(v, gv.mul(inverse)).transpose())),
    ]
  },
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const [m, n] = a.shape.slice(-2)
      let at = 0
      for (const matrix of matricesOf(a)) {
        const { u, s, v } = decompose(matrix, m, n)
        for (const part of [u, s, v]) {
          out.data.set(part, at)
          at += part.length
        }
      }
    },
  },
})

/**
 * The reduced singular value decomposition of matrices: a = u diag(s) vᵀ.
 *
 * a [..., m, n] gives u [..., m, k], s [..., k] descending and v [..., n, k], with k the smaller of m and n. The columns
 * of u and v are orthonormal; the signs of a pair are arbitrary. Computed in float64 and rounded to the type of a; NaN
 * where an element is NaN or infinite. Differentiable where the singular values are distinct and not 0; gradients of u
 * and v between equal values, and across a value of 0, are taken as 0. s alone needs no more than distinct values.
 *
 * @throws ChainruleError `not-a-matrix`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { singularValues } from '@chainrule/autograd/linalg'
 *
 * console.log(singularValues(tensor([[0, 2], [1, 0]])).s.toArray()) // [2, 1]
 * ```
 */
export function singularValues(a: Tensor): { u: Tensor; s: Tensor; v: Tensor } {
  const matrix = toFloat(a)
  requireMatrices('singularValues', matrix)
  const [u, s, v] = unpackParts(apply(singularValuesPrimitive, [matrix]), matrix.shape)
  return { u, s, v }
}

/** What of x lies outside the space of the columns of `basis`: (I - B Bᵀ) x. */
function beside(basis: Tensor, x: Tensor): Tensor {
  return x.sub(basis.matmul(basis.transpose().matmul(x)))
}

function unpackParts(packed: Tensor, shape: Shape): Tensor[] {
  const [m, n] = shape.slice(-2)
  const k = Math.min(m, n)
  return unpack(packed, [[m, k], [k], [n, k]])
}
