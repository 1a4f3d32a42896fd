import { describe, expect, it } from 'vitest'
import { eye, tensor, zeros } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { inverse } from './inverse.ts'

describe('inverse', () => {
  it.each(layoutsOf(varied([2, 3, 3])))('multiplies to the identity, $layout', ({ view }) => {
    expectNumbers(inverse(view).matmul(view), eye(3, 3, { dtype: 'float64' }).expand([2, 3, 3]), 1e-12)
  })

  it('takes integers as float32, and nothing', () => {
    expect(inverse(int32([[2]])).toArray()).toEqual([[0.5]])
    expect(inverse(zeros([2, 0, 0])).shape).toEqual([2, 0, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(inverse, varied([3, 3]))
  })

  it('says so where a matrix is singular, when values are computed', () => {
    expect(() =>
      inverse(
        float64([
          [1, 2],
          [2, 4],
        ]),
      ).data(),
    ).toThrow('(singular-matrix)')
  })

  it('rejects what is not square', () => {
    expect(() => inverse(varied([2, 3]))).toThrow('(not-square)')
    expect(() => inverse(tensor([1]))).toThrow('(not-a-matrix)')
  })
})
