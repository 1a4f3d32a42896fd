import { defineBinary } from './elementwise.ts'

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
