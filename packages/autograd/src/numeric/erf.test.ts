import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/special-functions.py, with 60 digits.
import reference from '../../reference/special-functions.json' with { type: 'json' }
import { erf, erfc } from './erf.ts'

describe('erf', () => {
  it('has a relative error below 4e-16', () => {
    for (const [x, value] of reference.erf) {
      expect(Math.abs(erf(x) - value), `at ${x}`).toBeLessThanOrEqual(4e-16 * Math.abs(value))
    }
  })

  it('is odd, and reaches its limits', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(erf(-x)).toBe(-erf(x))
      }),
    )
    expect(erf(0)).toBe(0)
    expect(erf(-0)).toBe(-0)
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1)
    expect(erf(Number.NaN)).toBeNaN()
  })
})

describe('erfc', () => {
  it('has a relative error below 1e-15 down to where it underflows', () => {
    for (const [x, value] of reference.erfc) {
      expect(Math.abs(erfc(x) - value), `at ${x}`).toBeLessThanOrEqual(1e-15 * value)
    }
  })

  it('complements erf on both sides', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThanOrEqual(4e-16)
      }),
    )
  })

  it('reaches its limits', () => {
    expect(erfc(Number.POSITIVE_INFINITY)).toBe(0)
    expect(erfc(Number.NEGATIVE_INFINITY)).toBe(2)
    expect(erfc(30)).toBe(0)
    expect(erfc(Number.NaN)).toBeNaN()
  })
})
