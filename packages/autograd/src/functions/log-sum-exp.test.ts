import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, float64, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { logSumExp } from './log-sum-exp.ts'

const infinity = Number.POSITIVE_INFINITY

describe('logSumExp', () => {
  it('does not overflow', () => {
    expect(logSumExp(float64([1000, 1000])).item()).toBeCloseTo(1000 + Math.LN2, 12)
    expect(logSumExp(float64([-1000, -1000])).item()).toBeCloseTo(-1000 + Math.LN2, 12)
  })

  it('is -∞ with gradient 0 where everything is -∞', () => {
    const x = float64([
      [-infinity, -infinity],
      [-infinity, 3],
    ])
    expect(logSumExp(x, 1).toArray()).toEqual([-infinity, 3])
    expect(grad((x) => logSumExp(x, 1).sum())(x).toArray()).toEqual([
      [0, 0],
      [0, 1],
    ])
  })

  it('is ∞ where anything is, and NaN where anything is', () => {
    expect(logSumExp(tensor([1, infinity])).item()).toBe(infinity)
    expect(logSumExp(tensor([1, Number.NaN])).item()).toBeNaN()
  })

  it('is the logarithm of 0 where there is nothing to sum', () => {
    expect(logSumExp(zeros([2, 0]), 1).toArray()).toEqual([-infinity, -infinity])
    expect(logSumExp(zeros([0, 2]), 1).toArray()).toEqual([])
  })

  it('is the number itself for rank 0', () => {
    expect(logSumExp(float64(5)).item()).toBe(5)
  })

  it('keeps axes when asked', () => {
    expect(logSumExp(varied([2, 3, 4]), [0, 2], { keepAxes: true }).shape).toEqual([1, 3, 1])
    expect(logSumExp(varied([2, 3, 4]), [0, 2]).shape).toEqual([3])
  })

  it.each([undefined, 0, [0, 1]])('has the derivatives of finite differences over axes %s', (axes) => {
    checkDerivatives((x) => logSumExp(x, axes), varied([2, 3]))
  })

  it('rejects an axis that does not exist', () => {
    expect(() => logSumExp(varied([2]), 1)).toThrow('(axis-out-of-range)')
  })
})
