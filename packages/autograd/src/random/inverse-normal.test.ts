import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/special-functions.py, with 60 digits.
import reference from '../../reference/special-functions.json' with { type: 'json' }
import { erfc } from '../numeric/erf.ts'
import { inverseNormal, normalFloat32, normalFloat64 } from './inverse-normal.ts'
import { threefryFill } from './threefry.ts'

describe('inverseNormal', () => {
  it('has a relative error below 1e-15 from the smallest float64 to the largest below one', () => {
    for (const [probability, value] of reference.inverseNormal) {
      const error = Math.abs(inverseNormal(probability) - value)
      expect(error, `at ${probability}`).toBeLessThanOrEqual(1e-15 * Math.abs(value))
    }
  })

  it('undoes the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        // From the side on which the probability is small, where float64 resolves it.
        const probability = erfc(Math.abs(x) / Math.SQRT2) / 2
        expect(Math.abs(inverseNormal(probability) + Math.abs(x))).toBeLessThan(2e-15 * (1 + Math.abs(x)))
      }),
    )
  })

  it('never falls as the probability grows, across the seams of the three formulas too', () => {
    const seams = [0.075, 0.925, Math.exp(-25)]
    fc.assert(
      fc.property(fc.constantFrom(...seams), fc.integer({ min: -50, max: 50 }), (seam, steps) => {
        const lower = seam * (1 + steps * 1e-13)
        expect(inverseNormal(lower)).toBeLessThan(inverseNormal(lower * (1 + 1e-13)))
      }),
    )
  })

  it('is infinite at the ends and not a number outside', () => {
    expect(inverseNormal(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(inverseNormal(1)).toBe(Number.POSITIVE_INFINITY)
    for (const outside of [-1e-9, 1 + 1e-9, Number.NaN]) expect(inverseNormal(outside)).toBeNaN()
  })
})

describe('normalFloat32', () => {
  it('is finite, symmetric and rounded to float32 for every word', () => {
    // The quantile of 2⁻²⁵, in the reference table.
    const end = reference.inverseNormal.find(([probability]) => probability === 2 ** -25)?.[1] as number
    expect(normalFloat32(0)).toBe(Math.fround(end))
    expect(normalFloat32(0xffffffff)).toBe(-Math.fround(end))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (bits) => {
        expect(normalFloat32(~bits >>> 0)).toBe(-normalFloat32(bits))
        expect(Math.fround(normalFloat32(bits))).toBe(normalFloat32(bits))
      }),
    )
  })

  it('has the moments of the standard normal law', () => {
    const count = 200_000
    const words = new Uint32Array(count)
    threefryFill(3, 4, words)
    const moments = [0, 0, 0, 0]
    for (const bits of words) {
      const x = normalFloat32(bits)
      for (let power = 0; power < 4; power++) moments[power] += x ** (power + 1) / count
    }
    // Means of x, x², x³, x⁴ and the variances of one of each: four standard errors.
    const expected = [
      [0, 1],
      [1, 2],
      [0, 15],
      [3, 96],
    ]
    for (const [power, [mean, variance]] of expected.entries()) {
      expect(Math.abs(moments[power] - mean), `moment ${power + 1}`).toBeLessThan(4 * Math.sqrt(variance / count))
    }
  })
})

describe('normalFloat64', () => {
  it('is finite and symmetric at the ends and in the middle', () => {
    const end = reference.inverseNormal.find(([probability]) => probability === 2 ** -54)?.[1] as number
    expect(Math.abs(normalFloat64(0, 0) / end - 1)).toBeLessThan(1e-15)
    expect(normalFloat64(0xffffffff, 0xffffffff)).toBe(-normalFloat64(0, 0))
    expect(normalFloat64(0x80000000, 0)).toBe(-normalFloat64(0x7fffffff, 0xffffffff))
    expect(normalFloat64(0x80000000, 0)).toBeGreaterThan(0)
  })

  it('refines normalFloat32, of which the word is the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 20, max: 2 ** 32 - 2 ** 20 }), (bits) => {
        const slope = Math.sqrt(2 * Math.PI) * Math.exp(normalFloat32(bits) ** 2 / 2)
        expect(Math.abs(normalFloat64(bits, 0) - normalFloat32(bits))).toBeLessThan(slope * 2 ** -24 + 1e-6)
      }),
    )
  })
})
