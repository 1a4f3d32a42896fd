import { defineUnary } from './elementwise.ts'

/** The largest whole number that is not above x. No gradient. */
export const floor = defineUnary({
  name: 'floor',
  integers: true,
  scalar: Math.floor,
  loop(out, x, offset, step) {
    for (let i = 0, j = offset; i < out.length; i++, j += step) out[i] = Math.floor(x[j])
  },
})
