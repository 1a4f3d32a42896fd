import type { Primitive } from '../primitive.ts'
import { apply } from '../tensor.ts'
import { defineBinary, defineUnary } from './elementwise.ts'

export const sin: Primitive = defineUnary({ name: 'sin', scalar: Math.sin, vjp: (g, x) => g.mul(apply(cos, [x])) })
export const cos: Primitive = defineUnary({
  name: 'cos',
  scalar: Math.cos,
  vjp: (g, x) => g.mul(apply(sin, [x])).neg(),
})

/** The angle of the point (b, a), from -π to π: the arc tangent of a/b in the right quadrant. */
export const atan2 = defineBinary({
  name: 'atan2',
  floatsOnly: true,
  scalar: Math.atan2,
  vjp: (g, a, b) => {
    const squaredRadius = a.square().add(b.square())
    return [g.mul(b).div(squaredRadius), g.mul(a).div(squaredRadius).neg()]
  },
})
