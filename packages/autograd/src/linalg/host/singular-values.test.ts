import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/linear-algebra.py, with 60 digits.
import reference from '../../../reference/linear-algebra.json' with { type: 'json' }
import {
  departure,
  diagonal,
  large,
  largestDifference,
  multiply,
  norm,
  rectangular,
  transpose,
} from './matrices.fixture.ts'
import { qr } from './qr.ts'
import { singularValues } from './singular-values.ts'

/** How far U diag(s) Vᵀ is from A, relative to the norm of A. */
function residual(a: Float64Array, m: number, n: number): number {
  const k = Math.min(m, n)
  const { u, s, v } = singularValues(a, m, n)
  const product = multiply(multiply(u, diagonal(s), m, k, k), transpose(v, n, k), m, k, n)
  return largestDifference(product, a) / norm(a)
}

describe('singularValues', () => {
  it.each(['hilbert', 'tall', 'wide'] as const)('finds the singular values known with 60 digits: %s', (name) => {
    const { rows, columns, matrix, values } = reference.singularValues[name]
    const { s } = singularValues(Float64Array.from(matrix), rows, columns)
    expect(largestDifference(s, Float64Array.from(values))).toBeLessThan(4e-16 * values[0])
  })

  it('finds each singular value to full accuracy where only the lengths of the columns differ, by 2⁶⁰', () => {
    const { rows, columns, matrix, values } = reference.singularValues.graded
    const { s } = singularValues(Float64Array.from(matrix), rows, columns)
    for (const [at, value] of values.entries()) expect(Math.abs(s[at] / value - 1)).toBeLessThan(1e-14)
  })

  it('gives back the matrix from orthonormal factors and descending values', () => {
    fc.assert(
      fc.property(rectangular, ({ m, n, a }) => {
        const k = Math.min(m, n)
        const { u, s, v } = singularValues(a, m, n)
        const bound = 8 * Number.EPSILON * Math.max(m, n)
        expect(residual(a, m, n)).toBeLessThanOrEqual(bound)
        expect(departure(u, m, k)).toBeLessThanOrEqual(bound)
        expect(departure(v, n, k)).toBeLessThanOrEqual(bound)
        for (let j = 0; j < k; j++) expect(s[j]).toBeGreaterThanOrEqual(j + 1 < k ? s[j + 1] : 0)
      }),
    )
  })

  it('does not change under transposition, orthogonal factors and signs', () => {
    fc.assert(
      fc.property(rectangular, ({ m, n, a }) => {
        const { s } = singularValues(a, m, n)
        const { q } = qr(large(m, m), m, m)
        const bound = 8 * Number.EPSILON * Math.max(m, n) * norm(a)
        expect(largestDifference(singularValues(transpose(a, m, n), n, m).s, s)).toBeLessThanOrEqual(bound)
        expect(largestDifference(singularValues(multiply(q, a, m, m, n), m, n).s, s)).toBeLessThanOrEqual(bound)
        expect(
          largestDifference(
            singularValues(
              a.map((x) => -x),
              m,
              n,
            ).s,
            s,
          ),
        ).toBeLessThanOrEqual(bound)
      }),
    )
  })

  it.each([
    [120, 120],
    [300, 40],
    [40, 300],
  ])('holds for a matrix of %d by %d', (m, n) => {
    const a = large(m, n)
    const k = Math.min(m, n)
    const { u, v } = singularValues(a, m, n)
    expect(residual(a, m, n)).toBeLessThan(1e-14)
    expect(departure(u, m, k)).toBeLessThan(1e-14)
    expect(departure(v, n, k)).toBeLessThan(1e-14)
  })

  it('finds the rank of a product of thin factors', () => {
    const a = multiply(large(30, 4), transpose(large(25, 4), 25, 4), 30, 4, 25)
    const { u, s, v } = singularValues(a, 30, 25)
    expect(s[3] / s[0]).toBeGreaterThan(1e-3)
    expect(s[4] / s[0]).toBeLessThan(1e-14)
    expect(departure(u, 30, 25)).toBeLessThan(1e-14)
    expect(departure(v, 25, 25)).toBeLessThan(1e-14)
  })

  it('completes orthonormal factors where singular values are exactly zero', () => {
    for (const [m, n] of [
      [4, 4],
      [5, 4],
      [9, 3],
      [3, 7],
    ]) {
      const k = Math.min(m, n)
      for (const a of [new Float64Array(m * n), new Float64Array(m * n).fill(1)]) {
        const { u, s, v } = singularValues(a, m, n)
        expect(s[0]).toBeCloseTo(a[0] * Math.sqrt(m * n), 13)
        expect(s[1]).toBeLessThan(1e-14)
        expect(departure(u, m, k)).toBeLessThan(1e-14)
        expect(departure(v, n, k)).toBeLessThan(1e-14)
      }
    }
  })

  it.each([1e-310, 1e-200, 1e300])('scales with the matrix where the elements are about %d', (size) => {
    const { s } = singularValues(Float64Array.of(3 * size, 0, 4 * size, 5 * size), 2, 2)
    // AᵀA = [[25, 20], [20, 25]], with eigenvalues 45 and 5.
    expect(largestDifference(s, Float64Array.of(Math.sqrt(45) * size, Math.sqrt(5) * size)) / size).toBeLessThan(1e-13)
  })

  it('keeps orthonormal vectors beside columns too short to have squares', () => {
    const a = Float64Array.of(1, 1e-130, 1e-320, 0, 1e-130, 1e-170, 0, 0, 1e-320)
    const { u, s, v } = singularValues(a, 3, 3)
    expect(largestDifference(s, Float64Array.of(1, 0, 0))).toBeLessThan(1e-15)
    expect(departure(u, 3, 3)).toBeLessThan(1e-15)
    expect(departure(v, 3, 3)).toBeLessThan(1e-15)
  })

  it('takes empty matrices', () => {
    expect(singularValues(new Float64Array(0), 0, 3)).toEqual({
      u: new Float64Array(0),
      s: new Float64Array(0),
      v: new Float64Array(0),
    })
  })

  it.each([Number.NaN, Number.NEGATIVE_INFINITY])('is NaN throughout where an element is %d', (element) => {
    for (const [m, n] of [
      [2, 2],
      [4, 1],
      [1, 4],
    ]) {
      const a = large(m, n)
      a[1] = element
      const { u, s, v } = singularValues(a, m, n)
      expect([...u, ...s, ...v].every(Number.isNaN)).toBe(true)
    }
  })
})
