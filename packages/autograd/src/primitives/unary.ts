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

/** |x|, with gradient 0 at 0. */
export const abs = defineUnary({ name: 'abs', integers: true, scalar: Math.abs, vjp: (g, x) => g.mul(x.sign()) })

/** eˣ */
export const exp = defineUnary({
  name: 'exp',
  scalar: Math.exp,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.exp(x[j])
  },
  vjp: (g, _, y) => g.mul(y),
})

/** eˣ - 1, exact for small x. */
export const expm1 = defineUnary({ name: 'expm1', scalar: Math.expm1, vjp: (g, _, y) => g.mul(y.add(1)) })

/** Natural logarithm. */
export const log = defineUnary({ name: 'log', scalar: Math.log, vjp: (g, x) => g.div(x) })

/** log(1 + x), exact for small x. */
export const log1p = defineUnary({ name: 'log1p', scalar: Math.log1p, vjp: (g, x) => g.div(x.add(1)) })

/** √x, with an infinite gradient at 0. */
export const sqrt = defineUnary({
  name: 'sqrt',
  scalar: Math.sqrt,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.sqrt(x[j])
  },
  vjp: (g, _, y) => g.div(y.mul(2)),
})

export const sin = defineUnary({ name: 'sin', scalar: Math.sin, vjp: (g, x) => g.mul(x.cos()) })
export const cos = defineUnary({ name: 'cos', scalar: Math.cos, vjp: (g, x) => g.mul(x.sin()).neg() })

/** Hyperbolic tangent; its gradient is 1 - y². */
export const tanh = defineUnary({
  name: 'tanh',
  scalar: Math.tanh,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.tanh(x[j])
  },
  vjp: (g, _, y) => g.mul(y.square().neg().add(1)),
})

/** The largest whole number that is not above x. No gradient. */
export const floor = defineUnary({
  name: 'floor',
  integers: true,
  scalar: Math.floor,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.floor(x[j])
  },
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
