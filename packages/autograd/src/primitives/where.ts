import { isFloat } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { definePrimitive, type Primitive } from '../primitive.ts'
import { apply } from '../tensor.ts'
import { stepOf } from './elementwise.ts'

/** `a` where the mask is true, `b` elsewhere. */
export const where: Primitive = definePrimitive({
  name: 'where',
  infer([condition, a]) {
    if (condition.dtype !== 'bool') {
      throw new ChainruleError(
        'condition-not-bool',
        `where: the condition is ${condition.dtype} [${condition.shape}].`,
        'Make a mask by comparing, for example greater(x, 0).',
      )
    }
    return { shape: a.shape, dtype: a.dtype }
  },
  vjp: (g, { inputs: [condition, a] }) =>
    isFloat(a.dtype)
      ? [null, apply(where, [condition, g, g.zerosLike()]), apply(where, [condition, g.zerosLike(), g])]
      : [null, null, null],
  reference: {
    accepts: 'flat',
    kernel([condition, a, b], out) {
      const to = out.data
      const c = condition.data
      const x = a.data
      const y = b.data
      const cStep = stepOf(condition)
      const xStep = stepOf(a)
      const yStep = stepOf(b)
      for (let i = 0, j = condition.offset, k = a.offset, l = b.offset; i < to.length; i++) {
        to[i] = c[j] !== 0 ? x[k] : y[l]
        j += cStep
        k += xStep
        l += yStep
      }
    },
  },
})
