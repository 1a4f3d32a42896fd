import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/linear-algebra.py: numpy, that is LAPACK.
import reference from '../../../reference/linear-algebra.json' with { type: 'json' }
import { departure, identity, large, largestDifference, multiply, norm, rectangular } from './matrices.fixture.ts'
import { qr } from './qr.ts'

describe('qr', () => {
  it.each(Object.keys(reference.qr) as (keyof typeof reference.qr)[])(
    'agrees with LAPACK, signs included: %s',
    (name) => {
      const { rows, columns, matrix, q, r } = reference.qr[name]
      const factors = qr(Float64Array.from(matrix), rows, columns)
      expect(largestDifference(factors.q, Float64Array.from(q))).toBeLessThan(1e-14)
      expect(largestDifference(factors.r, Float64Array.from(r))).toBeLessThan(1e-14)
    },
  )

  it('gives back the matrix from orthonormal columns and an upper triangle', () => {
    fc.assert(
      fc.property(rectangular, ({ m, n, a }) => {
        const k = Math.min(m, n)
        const { q, r } = qr(a, m, n)
        const bound = 4 * Number.EPSILON * Math.max(m, n)
        expect(largestDifference(multiply(q, r, m, k, n), a)).toBeLessThanOrEqual(bound * norm(a))
        expect(departure(q, m, k)).toBeLessThanOrEqual(bound)
        for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) expect(r[i * n + j]).toBe(0)
      }),
    )
  })

  it('holds for matrices of hundreds of rows', () => {
    const a = large(200, 120)
    const { q, r } = qr(a, 200, 120)
    expect(largestDifference(multiply(q, r, 200, 120, 120), a)).toBeLessThan(1e-14)
    expect(departure(q, 200, 120)).toBeLessThan(1e-14)
  })

  it('leaves the matrix as it was', () => {
    const a = large(3, 2)
    const copy = a.slice()
    qr(a, 3, 2)
    expect(a).toEqual(copy)
  })

  it.each([1e-310, 1e-200, 1e200])('stays orthonormal where the elements are about %d', (size) => {
    const a = large(6, 4).map((x) => x * size)
    const { q, r } = qr(a, 6, 4)
    expect(departure(q, 6, 4)).toBeLessThan(1e-14)
    expect(largestDifference(multiply(q, r, 6, 4, 4), a) / size).toBeLessThan(1e-12)
  })

  it('takes zero and empty matrices', () => {
    expect(qr(new Float64Array(6), 3, 2).q).toEqual(Float64Array.of(1, 0, 0, 1, 0, 0))
    expect(qr(new Float64Array(0), 0, 2)).toEqual({ q: new Float64Array(0), r: new Float64Array(0) })
    expect(qr(identity(3), 3, 3)).toEqual({ q: identity(3), r: identity(3) })
  })

  it('spreads a NaN instead of hiding it', () => {
    const { r } = qr(Float64Array.of(0, 1, Number.NaN, 1), 2, 2)
    expect(r[0]).toBeNaN()
  })
})
