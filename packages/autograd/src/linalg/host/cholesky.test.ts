import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky } from './cholesky.ts'
import { identity, largestDifference, multiply, norm, rectangular, symmetric, transpose } from './matrices.fixture.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

describe('cholesky', () => {
  it('gives the factor of a textbook matrix', () => {
    const a = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98)
    expect(cholesky(a, 3)).toEqual(Float64Array.of(2, 0, 0, 6, 1, 0, -8, 5, 3))
  })

  it('gives back the matrix from a lower triangle with a positive diagonal', () => {
    fc.assert(
      fc.property(rectangular, ({ m, n, a }) => {
        // AᵀA + I is positive definite whatever A is.
        const gram = multiply(transpose(a, m, n), a, n, m, n).map((x, at) => x + identity(n)[at])
        const factor = cholesky(gram, n) as Float64Array
        const product = multiply(factor, transpose(factor, n, n), n, n, n)
        expect(largestDifference(product, gram)).toBeLessThanOrEqual(2 * Number.EPSILON * n * norm(gram))
        for (let i = 0; i < n; i++) {
          expect(factor[i * n + i]).toBeGreaterThan(0)
          for (let j = i + 1; j < n; j++) expect(factor[i * n + j]).toBe(0)
        }
      }),
    )
  })

  it('gives null exactly where the smallest eigenvalue is not positive, beyond rounding', () => {
    fc.assert(
      fc.property(symmetric, ({ n, a }) => {
        const smallest = symmetricEigen(a, n).values[0]
        const rounding = 8 * Number.EPSILON * n * n * norm(a)
        fc.pre(Math.abs(smallest) > rounding)
        expect(cholesky(a, n) === null).toBe(smallest < 0)
      }),
    )
  })

  it('gives null for zero, indefinite and NaN matrices', () => {
    expect(cholesky(new Float64Array(4), 2)).toBeNull()
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull()
    expect(cholesky(Float64Array.of(1, 0, Number.NaN, 1), 2)).toBeNull()
  })

  it('reads the lower triangle alone, and takes an empty matrix', () => {
    expect(cholesky(Float64Array.of(4, Number.NaN, 2, 2), 2)).toEqual(Float64Array.of(2, 0, 1, 1))
    expect(cholesky(new Float64Array(0), 0)).toEqual(new Float64Array(0))
  })
})
