import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/linear-algebra.py, with 60 digits.
import reference from '../../../reference/linear-algebra.json' with { type: 'json' }
import {
  departure,
  diagonal,
  identity,
  large,
  largestDifference,
  multiply,
  norm,
  symmetric,
  transpose,
} from './matrices.fixture.ts'
import { qr } from './qr.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/** The eigenvector equations A V = V diag(values), relative to the norm of A. */
function residual(a: Float64Array, n: number, values: Float64Array, vectors: Float64Array): number {
  return largestDifference(multiply(a, vectors, n, n, n), multiply(vectors, diagonal(values), n, n, n)) / norm(a)
}

/** The second difference matrix: 2 on the diagonal and -1 beside it. */
function secondDifference(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    const distance = Math.abs((at % n) - Math.floor(at / n))
    return distance === 0 ? 2 : distance === 1 ? -1 : 0
  })
}

describe('symmetricEigen', () => {
  it.each(Object.keys(reference.eigenvalues) as (keyof typeof reference.eigenvalues)[])(
    'finds the eigenvalues known with 60 digits: %s',
    (name) => {
      const { rows, matrix, values } = reference.eigenvalues[name]
      const found = symmetricEigen(Float64Array.from(matrix), rows).values
      const largest = Math.max(...values.map(Math.abs))
      expect(largestDifference(found, Float64Array.from(values))).toBeLessThan(4e-16 * rows * largest)
    },
  )

  it('solves the eigenvector equations with ascending values and orthonormal vectors', () => {
    fc.assert(
      fc.property(symmetric, ({ n, a }) => {
        const { values, vectors } = symmetricEigen(a, n)
        expect(residual(a, n, values, vectors)).toBeLessThanOrEqual(8 * Number.EPSILON * n)
        expect(departure(vectors, n, n)).toBeLessThanOrEqual(8 * Number.EPSILON * n)
        for (let j = 1; j < n; j++) expect(values[j]).toBeGreaterThanOrEqual(values[j - 1])
      }),
    )
  })

  it('keeps trace and sum of squares', () => {
    fc.assert(
      fc.property(symmetric, ({ n, a }) => {
        const { values } = symmetricEigen(a, n)
        const trace = a.reduce((sum, x, at) => (at % (n + 1) === 0 ? sum + x : sum), 0)
        const bound = 8 * Number.EPSILON * n
        expect(Math.abs(values.reduce((sum, x) => sum + x, 0) - trace)).toBeLessThanOrEqual(bound * n * norm(a))
        expect(Math.abs(Math.hypot(...values) - Math.hypot(...a))).toBeLessThanOrEqual(bound * norm(a))
      }),
    )
  })

  it.each([5, 60, 200])('gives 2 - 2 cos(π k / (n + 1)) for the second difference matrix of size %d', (n) => {
    const a = secondDifference(n)
    const { values, vectors } = symmetricEigen(a, n)
    const exact = Float64Array.from({ length: n }, (_, k) => 4 * Math.sin((Math.PI * (k + 1)) / (2 * (n + 1))) ** 2)
    expect(largestDifference(values, exact)).toBeLessThan(1e-14)
    expect(residual(a, n, values, vectors)).toBeLessThan(1e-14)
    expect(departure(vectors, n, n)).toBeLessThan(1e-14)
  })

  it('gives orthonormal vectors for eigenvalues that repeat many times', () => {
    const n = 40
    const { q } = qr(large(n, n), n, n)
    const repeated = Float64Array.from({ length: n }, (_, at) => (at < 15 ? -2 : at < 39 ? 1 : 3))
    const a = multiply(multiply(q, diagonal(repeated), n, n, n), transpose(q, n, n), n, n, n)
    const { values, vectors } = symmetricEigen(a, n)
    expect(largestDifference(values, repeated)).toBeLessThan(2e-14)
    expect(departure(vectors, n, n)).toBeLessThan(1e-14)
    expect(residual(a, n, values, vectors)).toBeLessThan(1e-14)
  })

  it('reads the lower triangle alone', () => {
    const upper = Number.NaN
    const { values } = symmetricEigen(Float64Array.of(2, upper, 1, 2), 2)
    expect(largestDifference(values, Float64Array.of(1, 3))).toBeLessThan(1e-15)
  })

  it.each([1e-310, 1e-170, 1e300])('scales with the matrix where the elements are about %d', (size) => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2 * size, size, size, 2 * size), 2)
    expect(largestDifference(values, Float64Array.of(size, 3 * size)) / size).toBeLessThan(1e-13)
    expect(departure(vectors, 2, 2)).toBeLessThan(1e-15)
  })

  it('splits a block that is negligible beside the rest', () => {
    // So small that rounding to subnormal numbers would keep it from converging.
    const tiny = 9.4e-323
    const a = Float64Array.of(0, tiny, 0, tiny, 5e-323, 2 ** -15, 0, 2 ** -15, 1)
    const { values, vectors } = symmetricEigen(a, 3)
    // What is left is the block [[0, t], [t, 1]], with eigenvalues ½ ± √(¼ + t²), and a zero.
    const root = Math.sqrt(0.25 + 2 ** -30)
    expect(largestDifference(values, Float64Array.of(-(2 ** -30) / (0.5 + root), 0, 0.5 + root))).toBeLessThan(1e-15)
    expect(departure(vectors, 3, 3)).toBeLessThan(1e-15)
  })

  it('takes diagonal, zero and empty matrices', () => {
    expect(symmetricEigen(diagonal(Float64Array.of(3, 1, 2)), 3)).toEqual({
      values: Float64Array.of(1, 2, 3),
      vectors: Float64Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0),
    })
    expect(symmetricEigen(new Float64Array(9), 3)).toEqual({ values: new Float64Array(3), vectors: identity(3) })
    expect(symmetricEigen(new Float64Array(0), 0)).toEqual({
      values: new Float64Array(0),
      vectors: new Float64Array(0),
    })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is NaN throughout where an element is %d', (element) => {
    const { values, vectors } = symmetricEigen(Float64Array.of(1, 0, element, 1), 2)
    expect([...values, ...vectors]).toEqual(Array(6).fill(Number.NaN))
    const single = symmetricEigen(Float64Array.of(element), 1)
    expect([...single.values, ...single.vectors]).toEqual([Number.NaN, Number.NaN])
  })
})
