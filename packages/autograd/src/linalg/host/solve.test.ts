import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inverse } from './inverse.ts'
import { identity, large, largestDifference, matrixOf, multiply, norm, square } from './matrices.fixture.ts'
import { singularValues } from './singular-values.ts'
import { solve } from './solve.ts'

describe('solve', () => {
  it('solves a small system by hand', () => {
    // 2x + y = 5 and 4x + 3y = 11, then with right sides 1 and 0; the first pivot needs an exchange.
    expect(solve(Float64Array.of(2, 1, 4, 3), 2, Float64Array.of(5, 1, 11, 0), 2)).toEqual(
      Float64Array.of(2, 1.5, 1, -2),
    )
  })

  it('leaves a residual of rounding size, whatever the condition', () => {
    fc.assert(
      fc.property(
        square.chain(({ n, a }) => matrixOf(n, 2).map((b) => ({ n, a, b }))),
        ({ n, a, b }) => {
          const x = solve(a, n, b, 2)
          if (x === null || !x.every(Number.isFinite)) return
          // Elements of U grow with partial pivoting by 2ⁿ⁻¹ at worst (Higham, Accuracy and Stability, theorem 9.5).
          const bound = 4 * Number.EPSILON * n ** 3 * 2 ** (n - 1) * norm(a) * norm(x)
          expect(largestDifference(multiply(a, x, n, n, 2), b)).toBeLessThanOrEqual(bound)
        },
      ),
    )
  })

  it('solves hundreds of equations to rounding', () => {
    const a = large(150, 150)
    const b = large(150, 3)
    const x = solve(a, 150, b, 3) as Float64Array
    expect(largestDifference(multiply(a, x, 150, 150, 3), b)).toBeLessThan(1e-13 * norm(x))
  })

  it('gives null for an exactly singular matrix', () => {
    expect(solve(Float64Array.of(1, 2, 2, 4), 2, Float64Array.of(1, 1), 1)).toBeNull()
    expect(solve(new Float64Array(9), 3, new Float64Array(3), 1)).toBeNull()
    expect(solve(Float64Array.of(0, 0, 1, 1), 2, Float64Array.of(1, 1), 1)).toBeNull()
  })

  it('spreads a NaN that would be the only pivot, rather than call the matrix singular', () => {
    const x = solve(Float64Array.of(0, 1, Number.NaN, 1), 2, Float64Array.of(1, 1), 1)
    expect(x).toEqual(Float64Array.of(Number.NaN, Number.NaN))
  })

  it('spreads NaN, and takes no equations and no right sides', () => {
    expect(solve(Float64Array.of(1, 0, Number.NaN, 1), 2, Float64Array.of(1, 1), 1)).toEqual(
      Float64Array.of(Number.NaN, Number.NaN),
    )
    expect(solve(new Float64Array(0), 0, new Float64Array(0), 1)).toEqual(new Float64Array(0))
    expect(solve(identity(2), 2, new Float64Array(0), 0)).toEqual(new Float64Array(0))
  })

  it('leaves its arguments as they were', () => {
    const a = Float64Array.of(0, 1, 1, 0)
    const b = Float64Array.of(1, 2)
    expect(solve(a, 2, b, 1)).toEqual(Float64Array.of(2, 1))
    expect(a).toEqual(Float64Array.of(0, 1, 1, 0))
    expect(b).toEqual(Float64Array.of(1, 2))
  })
})

describe('inverse', () => {
  it('gives the integers of the inverse Hilbert matrix', () => {
    const hilbert = Float64Array.from({ length: 9 }, (_, at) => 1 / (1 + (at % 3) + Math.floor(at / 3)))
    const exact = Float64Array.of(9, -36, 30, -36, 192, -180, 30, -180, 180)
    expect(largestDifference(inverse(hilbert, 3) as Float64Array, exact)).toBeLessThan(1e-11)
  })

  it('is inverse on both sides to the accuracy that the condition allows', () => {
    fc.assert(
      fc.property(square, ({ n, a }) => {
        const { s } = singularValues(a, n, n)
        const condition = s[0] / s[n - 1]
        // What is smaller has an inverse beyond float64.
        fc.pre(condition < 1e6 && s[0] > 1e-300)
        const x = inverse(a, n) as Float64Array
        const bound = 16 * Number.EPSILON * n * n * condition
        expect(largestDifference(multiply(a, x, n, n, n), identity(n))).toBeLessThanOrEqual(bound)
        expect(largestDifference(multiply(x, a, n, n, n), identity(n))).toBeLessThanOrEqual(bound)
      }),
    )
  })

  it('gives null for an exactly singular matrix', () => {
    expect(inverse(Float64Array.of(1, 1, 1, 1), 2)).toBeNull()
  })
})
