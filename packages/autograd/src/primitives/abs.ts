import { greater, less } from '../functions/comparison.ts'
import { defineUnary } from './elementwise.ts'

/** |x|, with gradient 0 at 0. */
export const abs = defineUnary({
  name: 'abs',
  integers: true,
  scalar: Math.abs,
  vjp: (g, x) => g.mul(greater(x, 0).cast(g.dtype).sub(less(x, 0).cast(g.dtype))),
})
