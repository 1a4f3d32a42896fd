import { isFloat } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { sameShape } from '../shape.ts'
import { defineBinary, stepOf } from './elementwise.ts'

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
 * aᵇ.
 *
 * The gradient is 0 toward `a` where b = 0, and 0 toward `b` where a = 0 and b ≥ 0 (the limit of aᵇ log a is 0 for b > 0);
 * toward `b` it is NaN where a < 0, because aᵇ is defined there for whole b only.
 */
export const pow = defineBinary({
  name: 'pow',
  scalar: (a, b) => a ** b,
  vjp: (g, a, b, y) => {
    // 0⁰ is left out where it would be 0 · 0⁻¹, which is NaN.
    const exponent = a.equal(0).and(b.equal(0)).where(1, b)
    const towardBase = b.mul(a.pow(exponent.sub(1)))
    const logarithm = a.equal(0).where(1, a).log()
    const towardExponent = a.equal(0).where(b.less(0).where(Number.NaN, b.zerosLike()), y.mul(logarithm))
    return [g.mul(towardBase), g.mul(towardExponent)]
  },
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
    const share = a.equal(b).where(0.5, b.less(a).cast(g.dtype))
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

/** `a` where the mask is true, `b` elsewhere. */
export const where = definePrimitive({
  name: 'where',
  infer([condition, a, b]) {
    if (condition.dtype !== 'bool') {
      throw new ChainruleError(
        'condition-not-bool',
        `where: the condition is ${condition.dtype} [${condition.shape}].`,
        'Make a mask by comparing, for example x.greater(0).',
      )
    }
    if (!sameShape(condition.shape, a.shape) || !sameShape(a.shape, b.shape) || a.dtype !== b.dtype) {
      throw new ChainruleError(
        'primitive-operands-differ',
        `where: got [${condition.shape}], ${a.dtype} [${a.shape}] and ${b.dtype} [${b.shape}].`,
        'A primitive takes equal shapes and types; use the method of Tensor, which stretches and casts.',
      )
    }
    return { shape: a.shape, dtype: a.dtype }
  },
  vjp: (g, { inputs: [condition, a] }) =>
    isFloat(a.dtype) ? [null, condition.where(g, 0), condition.where(0, g)] : [null, null, null],
  reference: {
    accepts: 'flat',
    kernel([condition, a, b], out) {
      const to = out.data
      const c = condition.data
      const x = a.data
      const y = b.data
      const cStep = stepOf(condition)
      const xStep = stepOf(a)
      const yStep = stepOf(b)
      for (let i = 0, j = condition.offset, k = a.offset, l = b.offset; i < to.length; i++) {
        to[i] = c[j] !== 0 ? x[k] : y[l]
        j += cStep
        k += xStep
        l += yStep
      }
    },
  },
})
