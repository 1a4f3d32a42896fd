import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/linear-algebra.py, with 60 digits.
import reference from '../../../reference/linear-algebra.json' with { type: 'json' }
import { determinant } from './determinant.ts'
import { diagonal, multiply, square, transpose } from './matrices.fixture.ts'
import { singularValues } from './singular-values.ts'

const value = (a: Float64Array, n: number) => {
  const { sign, logAbs } = determinant(a, n)
  return sign * Math.exp(logAbs)
}

describe('determinant', () => {
  it.each(Object.keys(reference.determinants) as (keyof typeof reference.determinants)[])(
    'finds the determinant known with 60 digits: %s',
    (name) => {
      const { rows, matrix, sign, logAbs } = reference.determinants[name]
      const found = determinant(Float64Array.from(matrix), rows)
      const { s } = singularValues(Float64Array.from(matrix), rows, rows)
      expect(found.sign).toBe(sign)
      expect(Math.abs(found.logAbs - logAbs)).toBeLessThan((4e-16 * rows * s[0]) / s[rows - 1])
    },
  )

  it('is the product of the singular values in size', () => {
    fc.assert(
      fc.property(square, ({ n, a }) => {
        const { s } = singularValues(a, n, n)
        fc.pre(s[0] < 1e6 * s[n - 1] && s[0] > 1e-300)
        const expected = s.reduce((sum, x) => sum + Math.log(x), 0)
        expect(Math.abs(determinant(a, n).logAbs - expected)).toBeLessThan((1e-14 * n * s[0]) / s[n - 1])
      }),
    )
  })

  it('multiplies, and changes sign when two rows change places', () => {
    fc.assert(
      fc.property(square, ({ n, a }) => {
        const { s } = singularValues(a, n, n)
        fc.pre(n > 1 && s[0] < 1e3 * s[n - 1] && s[0] > 1e-6)
        const exchanged = Float64Array.from([...a.slice(n, 2 * n), ...a.slice(0, n), ...a.slice(2 * n)])
        const squared = multiply(a, a, n, n, n)
        expect(value(exchanged, n)).toBeCloseTo(-value(a, n), 8)
        expect(value(transpose(a, n, n), n)).toBeCloseTo(value(a, n), 8)
        expect(value(squared, n) / value(a, n) ** 2).toBeCloseTo(1, 6)
      }),
    )
  })

  it('does not overflow or underflow', () => {
    const found = determinant(diagonal(Float64Array.of(-1e200, 1e200, 1e200)), 3)
    expect(found.sign).toBe(-1)
    expect(found.logAbs).toBeCloseTo(600 * Math.LN10, 10)
  })

  it('is zero for a singular matrix and one for an empty one', () => {
    expect(determinant(Float64Array.of(1, 2, 2, 4), 2)).toEqual({ sign: 0, logAbs: Number.NEGATIVE_INFINITY })
    expect(determinant(Float64Array.of(0, -1, 0, 3), 2)).toEqual({ sign: 0, logAbs: Number.NEGATIVE_INFINITY })
    expect(determinant(new Float64Array(0), 0)).toEqual({ sign: 1, logAbs: 0 })
  })
})
