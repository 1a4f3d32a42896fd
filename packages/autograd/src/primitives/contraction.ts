import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { multiply } from '../reference/multiply.ts'
import { placesOf } from '../reference/strided.ts'
import { requireFloat } from './elementwise.ts'

/** Matrix product of the last two axes; all axes before them are equal and run in parallel. */
export const matmul = definePrimitive({
  name: 'matmul',
  infer([a, b]) {
    requireFloat('matmul', a)
    const rank = a.shape.length
    if (a.shape[rank - 1] !== b.shape[rank - 2]) {
      throw new ChainruleError(
        'matmul-inner-size',
        `matmul: inner sizes differ, [${a.shape}] @ [${b.shape}] needs ${a.shape[rank - 1]} = ${b.shape[rank - 2]}.`,
        'Transpose one operand, or check the number of features of the layer before.',
      )
    }
    return { shape: [...a.shape.slice(0, -1), b.shape[rank - 1]], dtype: a.dtype }
  },
  vjp: (g, { inputs: [a, b] }) => [g.matmul(b.transpose()), a.transpose().matmul(g)],
  reference: {
    accepts: 'strided',
    kernel([a, b], out) {
      const [row, column] = [a.shape.length - 2, a.shape.length - 1]
      const [m, n, k] = [out.shape[row], out.shape[column], a.shape[column]]
      const leading = [...a.shape.keys()].slice(0, -2)
      const bPlaces = placesOf(b, leading)
      placesOf(a, leading).forEach((place, i) => {
        const rows = { data: a.data, offset: a.offset + place, step: a.strides[row], stride: a.strides[column] }
        const columns = { data: b.data, offset: b.offset + bPlaces[i], step: b.strides[column], stride: b.strides[row] }
        multiply({ m, n, k, rows, columns, out: out.data, offset: i * m * n })
      })
    },
  },
})
