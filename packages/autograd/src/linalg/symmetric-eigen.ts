import { eye } from '../create.ts'
import { definePrimitive } from '../primitive.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { symmetricEigen as decompose } from './host/symmetric-eigen.ts'
import { matricesOf, symmetricPart, unpack } from './matrices.ts'
import { reciprocalOrZero } from './reciprocal-or-zero.ts'

/**
 * Eigenvalues and eigenvectors of symmetric matrices, packed in one axis.
 *
 * The gradient is that of Giles, 2008, section 3.1: Ā = V (diag(λ̄) + F ∘ (Vᵀ V̄)) Vᵀ with Fᵢⱼ = 1 / (λⱼ - λᵢ) beside the
 * diagonal.
 */
const symmetricEigenPrimitive = definePrimitive({
  name: 'symmetricEigen',
  infer: ([a]) => {
    const n = a.shape[a.shape.length - 1]
    return { shape: [...a.shape.slice(0, -2), n + n * n], dtype: a.dtype }
  },
  vjp: (g, { inputs: [a], output }) => {
    const [values, vectors] = unpackEigen(output, a)
    const [gValues, gVectors] = unpackEigen(g, a)
    const n = a.shape[a.rank - 1]
    const row = values.reshape([...values.shape.slice(0, -1), 1, n])
    const inverseGaps = reciprocalOrZero(row.sub(row.transpose()))
    const onDiagonal = gValues.reshape(row.shape).mul(eye(n, n, { dtype: a.dtype }))
    const inner = onDiagonal.add(inverseGaps.mul(vectors.transpose().matmul(gVectors)))
    return [vectors.matmul(inner).matmul(vectors.transpose())]
  },
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const n = a.shape[a.shape.length - 1]
      let at = 0
      for (const matrix of matricesOf(a)) {
        const { values, vectors } = decompose(matrix, n)
        out.data.set(values, at)
        out.data.set(vectors, at + n)
        at += n + n * n
      }
    },
  },
})

/**
 * Eigenvalues, ascending, and orthonormal eigenvectors of symmetric matrices: a = vectors diag(values) vectorsᵀ.
 *
 * a [..., n, n] gives values [..., n] and vectors [..., n, n], whose columns are the eigenvectors; their signs are
 * arbitrary. What is decomposed is the symmetric part (a + aᵀ) / 2. Computed in float64 and rounded to the type of a;
 * NaN where an element is NaN or infinite. Values are differentiable where they are distinct, and so are vectors;
 * gradients between equal values are taken as 0.
 *
 * @throws ChainruleError `not-square`, `not-a-matrix`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { symmetricEigen } from '@chainrule/autograd/linalg'
 *
 * console.log(symmetricEigen(tensor([[2, 1], [1, 2]])).values.toArray()) // [1, 3]
 * ```
 */
export function symmetricEigen(a: Tensor): { values: Tensor; vectors: Tensor } {
  const matrix = symmetricPart('symmetricEigen', toFloat(a))
  const [values, vectors] = unpackEigen(apply(symmetricEigenPrimitive, [matrix]), matrix)
  return { values, vectors }
}

function unpackEigen(packed: Tensor, a: Tensor): Tensor[] {
  const n = a.shape[a.rank - 1]
  return unpack(packed, [[n], [n, n]])
}
