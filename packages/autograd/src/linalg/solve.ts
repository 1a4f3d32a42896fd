import { promote } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { broadcastShapes, sameShape } from '../shape.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { solve as solveOne } from './host/solve.ts'
import { matricesOf, requireMatrices, requireSquare } from './matrices.ts'

/** X of A X = B. Giles, 2008, section 2.3.1: B̄ = A⁻ᵀ X̄ and Ā = -B̄ Xᵀ. */
const solvePrimitive = definePrimitive({
  name: 'solve',
  infer([a, b]) {
    requireSquare('solve', a)
    requireMatrices('solve', b)
    const fits = sameShape(a.shape.slice(0, -1), b.shape.slice(0, -1))
    if (!fits || a.dtype !== b.dtype) {
      throw new ChainruleError(
        'solve-sizes',
        `solve: matrices ${a.dtype} [${a.shape}] do not fit right sides ${b.dtype} [${b.shape}].`,
        'A right side has as many rows as its matrix.',
      )
    }
    return { shape: b.shape, dtype: b.dtype }
  },
  vjp: (g, { inputs: [a], output: x }) => {
    const towardRight = solve(a.transpose(), g)
    return [towardRight.matmul(x.transpose()).neg(), towardRight]
  },
  reference: {
    accepts: 'dense',
    kernel([a, b], out) {
      const [n, columns] = b.shape.slice(-2)
      const rightSides = matricesOf(b)
      let place = 0
      for (const matrix of matricesOf(a)) {
        const x = solveOne(matrix, n, rightSides.next().value as Float64Array, columns)
        if (!x) {
          throw new ChainruleError(
            'singular-matrix',
            `solve: matrix ${place} of [${a.shape}] is singular.`,
            'Its rows depend on each other; add a small multiple of the identity, or use singularValues().',
          )
        }
        out.data.set(x, place * n * columns)
        place += 1
      }
    },
  },
})

/**
 * The x of a x = b for square matrices a.
 *
 * a [..., n, n] and b [..., n, columns] give x [..., n, columns]; leading axes stretch. b may be one vector [n], and
 * then x is [..., n]. LU with partial pivoting, in float64, rounded to the type of the operands.
 *
 * @throws ChainruleError `not-square`, `not-a-matrix`, `solve-sizes`, `shapes-do-not-broadcast`, `mixed-dtypes`;
 * `singular-matrix` when values are computed.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { solve } from '@chainrule/autograd/linalg'
 *
 * console.log(solve(tensor([[2, 0], [0, 4]]), tensor([1, 1])).toArray()) // [0.5, 0.25]
 * ```
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  const [matrix, given] = [toFloat(a), toFloat(b)]
  const right = given.rank === 1 ? given.reshape([given.size, 1]) : given
  requireSquare('solve', matrix)
  requireMatrices('solve', right)
  promote('solve', matrix.dtype, right.dtype)
  const leading = broadcastShapes('solve', matrix.shape.slice(0, -2), right.shape.slice(0, -2))
  const x = apply(solvePrimitive, [
    matrix.expandTo([...leading, ...matrix.shape.slice(-2)]),
    right.expandTo([...leading, ...right.shape.slice(-2)]),
  ])
  return given.rank === 1 ? x.reshape(x.shape.slice(0, -1)) : x
}
