import { defineBinary } from './elementwise.ts'

export const add = defineBinary({
  name: 'add',
  scalar: (a, b) => a + b,
  loop(out, a, aOffset, aStep, b, bOffset, bStep) {
    for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) out[i] = a[j] + b[k]
  },
  vjp: (g) => [g, g],
})

export const sub = defineBinary({
  name: 'sub',
  scalar: (a, b) => a - b,
  loop(out, a, aOffset, aStep, b, bOffset, bStep) {
    for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) out[i] = a[j] - b[k]
  },
  vjp: (g) => [g, g.neg()],
})

export const mul = defineBinary({
  name: 'mul',
  scalar: (a, b) => a * b,
  integer: Math.imul,
  loop(out, a, aOffset, aStep, b, bOffset, bStep) {
    for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) out[i] = a[j] * b[k]
  },
  vjp: (g, a, b) => [g.mul(b), g.mul(a)],
})

export const div = defineBinary({
  name: 'div',
  floatsOnly: true,
  scalar: (a, b) => a / b,
  loop(out, a, aOffset, aStep, b, bOffset, bStep) {
    for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) out[i] = a[j] / b[k]
  },
  vjp: (g, _, b, y) => [g.div(b), g.mul(y).div(b).neg()],
})

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
    const share = b.less(a).cast(g.dtype).add(a.equal(b).cast(g.dtype).mul(0.5))
    return [g.mul(share), g.mul(share.neg().add(1))]
  },
})

/** a < b, as a mask. */
export const less = defineBinary({
  name: 'less',
  result: 'bool',
  scalar: (a, b) => (a < b ? 1 : 0),
  loop(out, a, aOffset, aStep, b, bOffset, bStep) {
    for (let i = 0, j = aOffset, k = bOffset; i < out.length; i++, j += aStep, k += bStep) out[i] = a[j] < b[k] ? 1 : 0
  },
})

/** a = b, as a mask; NaN equals nothing. */
export const equal = defineBinary({ name: 'equal', result: 'bool', scalar: (a, b) => (a === b ? 1 : 0) })
