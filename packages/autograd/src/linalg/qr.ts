import { concat } from '../create.ts'
import { slice } from '../functions/slice.ts'
import { lowerTriangle } from '../functions/triangle.ts'
import { definePrimitive } from '../primitive.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { qr as factor } from './host/qr.ts'
import { matricesOf, requireMatrices, unpack } from './matrices.ts'
import { solve } from './solve.ts'

/**
 * Q and R of matrices with at least as many rows as columns, packed in one axis.
 *
 * The gradient is that of Walter and Lehmann, 2010, https://arxiv.org/abs/1001.1654, for full column rank:
 * Ā = (Q̄ + Q copy(M)) R⁻ᵀ with M = R R̄ᵀ - Q̄ᵀ Q, where copy() mirrors the lower triangle onto the upper one.
 */
const tallQr = definePrimitive({
  name: 'qr',
  infer: ([a]) => {
    const [m, n] = a.shape.slice(-2)
    return { shape: [...a.shape.slice(0, -2), m * n + n * n], dtype: a.dtype }
  },
  vjp: (g, { inputs: [a], output }) => {
    const [q, r] = unpackTall(output, a)
    const [gq, gr] = unpackTall(g, a)
    const m = r.matmul(gr.transpose()).sub(gq.transpose().matmul(q))
    const mirrored = lowerTriangle(m).add(lowerTriangle(m, -1).transpose())
    return [solve(r, gq.add(q.matmul(mirrored)).transpose()).transpose()]
  },
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const [m, n] = a.shape.slice(-2)
      let at = 0
      for (const matrix of matricesOf(a)) {
        const { q, r } = factor(matrix, m, n)
        out.data.set(q, at)
        out.data.set(r, at + q.length)
        at += q.length + r.length
      }
    },
  },
})

/**
 * The reduced QR factors of matrices: a = q r with orthonormal columns in q and an upper triangular r.
 *
 * a [..., m, n] gives q [..., m, k] and r [..., k, n] with k the smaller of m and n. Signs are those of LAPACK: the
 * diagonal of r may be negative. Computed in float64 and rounded to the type of a. Differentiable where the first k
 * columns are independent.
 *
 * @throws ChainruleError `not-a-matrix`; `singular-matrix` when a gradient is computed where they are not.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { qr } from '@chainrule/autograd/linalg'
 *
 * const { r } = qr(tensor([[3], [4]]))
 * console.log(r.toArray()) // [[-5]]
 * ```
 */
export function qr(a: Tensor): { q: Tensor; r: Tensor } {
  const matrix = toFloat(a)
  requireMatrices('qr', matrix)
  const [m, n] = matrix.shape.slice(-2)
  const batch = matrix.shape.slice(0, -2).map(() => null)
  const square = slice(matrix, [...batch, null, [0, Math.min(m, n)]])
  const [q, r] = unpackTall(apply(tallQr, [square]), square)
  if (m >= n) return { q, r }
  const rest = slice(matrix, [...batch, null, [m]])
  return { q, r: concat([r, q.transpose().matmul(rest)], -1) }
}

function unpackTall(packed: Tensor, a: Tensor): Tensor[] {
  const [m, n] = a.shape.slice(-2)
  return unpack(packed, [
    [m, n],
    [n, n],
  ])
}
