import { erf as erfOf } from '../numeric/erf.ts'
import { defineUnary } from './elementwise.ts'

/** The error function, 2/√π ∫ e^(-t²) dt from 0 to x. */
export const erf = defineUnary({
  name: 'erf',
  scalar: erfOf,
  vjp: (g, x) =>
    g.mul(
      x
        .square()
        .neg()
        .exp()
        .mul(2 / Math.sqrt(Math.PI)),
    ),
})
