import { defineUnary } from './elementwise.ts'

/** Hyperbolic tangent; its gradient is 1 - y². */
export const tanh = defineUnary({
  name: 'tanh',
  scalar: Math.tanh,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.tanh(x[j])
  },
  vjp: (g, _, y) => g.mul(y.square().neg().add(1)),
})
