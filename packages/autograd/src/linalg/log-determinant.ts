import { definePrimitive } from '../primitive.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { determinant } from './host/determinant.ts'
import { inverse } from './inverse.ts'
import { matricesOf, requireSquare, unpack } from './matrices.ts'

/** Sign and logarithm of the size of the determinant, packed in one axis. The gradient toward A is A⁻ᵀ. */
const logDeterminantPrimitive = definePrimitive({
  name: 'logDeterminant',
  infer([a]) {
    requireSquare('logDeterminant', a)
    return { shape: [...a.shape.slice(0, -2), 2], dtype: a.dtype }
  },
  vjp: (g, { inputs: [a] }) => [
    unpack(g, [
      [1, 1],
      [1, 1],
    ])[1].mul(inverse(a).transpose()),
  ],
  reference: {
    accepts: 'dense',
    kernel([a], out) {
      const n = a.shape[a.shape.length - 1]
      let at = 0
      for (const matrix of matricesOf(a)) {
        const { sign, logAbs } = determinant(matrix, n)
        out.data[at++] = sign
        out.data[at++] = logAbs
      }
    },
  },
})

/**
 * Sign and logarithm of the size of determinants, without overflow: determinant = sign e^logarithm.
 *
 * a [..., n, n] gives sign [...] (-1, 0 or 1, no gradient) and logarithm [...], which is -∞ where a matrix is singular.
 * Computed in float64 and rounded to the type of a.
 *
 * @throws ChainruleError `not-square`, `not-a-matrix`; `singular-matrix` when a gradient is computed.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { logDeterminant } from '@chainrule/autograd/linalg'
 *
 * const { sign, logarithm } = logDeterminant(tensor([[0, 1], [1, 0]]))
 * console.log(sign.item(), logarithm.item()) // -1 0
 * ```
 */
export function logDeterminant(a: Tensor): { sign: Tensor; logarithm: Tensor } {
  const [sign, logarithm] = unpack(apply(logDeterminantPrimitive, [toFloat(a)]), [[], []])
  return { sign: sign.detach(), logarithm }
}
