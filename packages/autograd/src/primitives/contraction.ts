import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { multiply } from '../reference/multiply.ts'
import { sameShape, sizeOf } from '../shape.ts'
import { requireFloat } from './elementwise.ts'

/** Matrix product of the last two axes; all axes before them are equal and run in parallel. */
export const matmul = definePrimitive({
  name: 'matmul',
  infer([a, b]) {
    requireFloat('matmul', a)
    const rank = a.shape.length
    const fits = rank >= 2 && rank === b.shape.length && sameShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
    if (!fits || a.dtype !== b.dtype) {
      throw new ChainruleError(
        'primitive-operands-differ',
        `matmul: got ${a.dtype} [${a.shape}] and ${b.dtype} [${b.shape}].`,
        'The primitive takes equal leading axes and types; use the method of Tensor, which stretches and casts.',
      )
    }
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
      const rank = a.shape.length
      const [m, n] = [out.shape[rank - 2], out.shape[rank - 1]]
      const k = a.shape[rank - 1]
      const leading = a.shape.slice(0, -2)
      const count = sizeOf(leading)
      for (let i = 0; i < count; i++) {
        let aOffset = a.offset
        let bOffset = b.offset
        for (let axis = rank - 3, rest = i; axis >= 0; axis--) {
          const position = rest % leading[axis]
          rest = (rest - position) / leading[axis]
          aOffset += position * a.strides[axis]
          bOffset += position * b.strides[axis]
        }
        multiply({
          m,
          n,
          k,
          a: { data: a.data, offset: aOffset, rowStride: a.strides[rank - 2], columnStride: a.strides[rank - 1] },
          b: { data: b.data, offset: bOffset, rowStride: b.strides[rank - 2], columnStride: b.strides[rank - 1] },
          out: { data: out.data, offset: i * m * n, rowStride: n, columnStride: 1 },
        })
      }
    },
  },
})
