import { and } from '../functions/and-or-not.ts'
import { equal, less } from '../functions/comparison.ts'
import { where } from '../functions/where.ts'
import type { Primitive } from '../primitive.ts'
import { apply } from '../tensor.ts'
import { defineBinary } from './elementwise.ts'

/**
 * aᵇ.
 *
 * The gradient is 0 toward `a` where b = 0, and 0 toward `b` where a = 0 and b ≥ 0 (the limit of aᵇ log a is 0 for b > 0);
 * toward `b` it is NaN where a < 0, because aᵇ is defined there for whole b only.
 */
export const pow: Primitive = defineBinary({
  name: 'pow',
  scalar: (a, b) => a ** b,
  vjp: (g, a, b, y) => {
    // 0⁰ is left out where it would be 0 · 0⁻¹, which is NaN.
    const exponent = where(and(equal(a, 0), equal(b, 0)), 1, b)
    const towardBase = b.mul(apply(pow, [a, exponent.sub(1)]))
    const logarithm = where(equal(a, 0), 1, a).log()
    const towardExponent = where(equal(a, 0), where(less(b, 0), Number.NaN, b.zerosLike()), y.mul(logarithm))
    return [g.mul(towardBase), g.mul(towardExponent)]
  },
})
