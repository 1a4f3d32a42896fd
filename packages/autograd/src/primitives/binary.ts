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
