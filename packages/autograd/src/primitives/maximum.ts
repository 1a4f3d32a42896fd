import { equal, less } from '../functions/comparison.ts'
import { defineBinary } from './elementwise.ts'

/**
 * The larger of `a` and `b`; NaN if either is NaN.
 *
 * Where they are equal each side receives half of the gradient, so that `maximum(a, b)` and `maximum(b, a)`
 * differentiate alike.
 */
export const maximum = defineBinary({
  name: 'maximum',
  scalar: Math.max,
  loop(out, a, aOffset, aStep, b, bOffset, bStep) {
    for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) {
      const x = a[j]
      const y = b[k]
      out[i] = x > y || Number.isNaN(x) ? x : y
    }
  },
  vjp: (g, a, b) => {
    const share = less(b, a).cast(g.dtype).add(equal(a, b).cast(g.dtype).mul(0.5))
    return [g.mul(share), g.mul(share.neg().add(1))]
  },
})
