import { type DType, isFloat } from '../dtype.ts'
import { definePrimitive } from '../primitive.ts'
import { defineUnary, stepOf } from './elementwise.ts'

/** -x */
export const neg = defineUnary({
  name: 'neg',
  integers: true,
  scalar: (x) => -x,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = -x[j]
  },
  vjp: (g) => g.neg(),
})

/** eˣ */
export const exp = defineUnary({
  name: 'exp',
  scalar: Math.exp,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.exp(x[j])
  },
  vjp: (g, _, y) => g.mul(y),
})

/** Natural logarithm. */
export const log = defineUnary({ name: 'log', scalar: Math.log, vjp: (g, x) => g.div(x) })

/** √x, with an infinite gradient at 0. */
export const sqrt = defineUnary({
  name: 'sqrt',
  scalar: Math.sqrt,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.sqrt(x[j])
  },
  vjp: (g, _, y) => g.div(y.mul(2)),
})

/** Converts elements; floats become integers by dropping the fraction, anything but 0 becomes true. */
export const cast = definePrimitive<{ dtype: DType }>({
  name: 'cast',
  infer: ([x], { dtype }) => ({ shape: x.shape, dtype }),
  vjp: (g, { inputs: [x] }) => [isFloat(x.dtype) && isFloat(g.dtype) ? g.cast(x.dtype) : null],
  reference: {
    accepts: 'flat',
    kernel([x], out, { dtype }) {
      const step = stepOf(x)
      if (dtype === 'bool') {
        for (let i = 0, j = x.offset; i < out.size; i++, j += step) out.data[i] = x.data[j] === 0 ? 0 : 1
      } else {
        for (let i = 0, j = x.offset; i < out.size; i++, j += step) out.data[i] = x.data[j]
      }
    },
  },
})
