import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eye, tensor, zeros } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { determinant } from './determinant.ts'
import { logDeterminant } from './log-determinant.ts'

describe('determinant', () => {
  it('is Leibniz’ sum for matrices of three', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }),
        ([a, b, c, d, e, f, g, h, i]) => {
          const expected = a * e * i + b * f * g + c * d * h - c * e * g - b * d * i - a * f * h
          expect(
            determinant(
              float64([
                [a, b, c],
                [d, e, f],
                [g, h, i],
              ]),
            ).item(),
          ).toBeCloseTo(expected, 10)
        },
      ),
    )
  })

  it('is 0 for singular matrices, 1 for empty ones, and takes integers as float32', () => {
    expect(
      determinant(
        float64([
          [1, 2],
          [2, 4],
        ]),
      ).item() + 0,
    ).toBe(0)
    expect(determinant(zeros([2, 0, 0])).toArray()).toEqual([1, 1])
    expect(determinant(int32([[2]])).dtype).toBe('float32')
  })

  it.each(layoutsOf(varied([2, 3, 3])))('has the derivatives of finite differences, $layout', ({ view }) => {
    checkDerivatives(determinant, view)
  })

  it('says so where a gradient needs the inverse of a singular matrix', () => {
    expect(() =>
      grad(determinant)(
        float64([
          [1, 2],
          [2, 4],
        ]),
      ).data(),
    ).toThrow('(singular-matrix)')
  })

  it('rejects what is not square', () => {
    expect(() => determinant(varied([2, 3]))).toThrow('(not-square)')
  })
})

describe('logDeterminant', () => {
  it('is the logarithm of the determinant, with its sign', () => {
    const { sign, logarithm } = logDeterminant(varied([4, 3, 3]))
    expectNumbers(sign.mul(logarithm.exp()), determinant(varied([4, 3, 3])), 1e-14)
  })

  it('does not overflow where the determinant does', () => {
    const large = eye(200, 200, { dtype: 'float64' }).mul(1e10)
    expect(determinant(large).item()).toBe(Infinity)
    expect(logDeterminant(large).logarithm.item()).toBeCloseTo(2000 * Math.LN10, 9)
  })

  it('is -∞ with sign 0 for singular matrices', () => {
    const { sign, logarithm } = logDeterminant(
      tensor([
        [1, 2],
        [2, 4],
      ]),
    )
    expect([sign.item(), logarithm.item()]).toEqual([0, -Infinity])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((a) => logDeterminant(a).logarithm, varied([2, 3, 3]))
  })
})
