import { defineUnary } from './elementwise.ts'

/** eˣ - 1, exact for small x. */
export const expm1 = defineUnary({ name: 'expm1', scalar: Math.expm1, vjp: (g, _, y) => g.mul(y.add(1)) })

/** log(1 + x), exact for small x. */
export const log1p = defineUnary({ name: 'log1p', scalar: Math.log1p, vjp: (g, x) => g.div(x.add(1)) })
