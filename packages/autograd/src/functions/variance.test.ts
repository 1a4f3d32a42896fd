import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, float64, int32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { standardDeviation } from './standard-deviation.ts'
import { variance } from './variance.ts'

describe('variance', () => {
  it('divides by n - correction', () => {
    const x = float64([1, 2, 3, 4])
    expect(variance(x).item()).toBeCloseTo(5 / 3, 15)
    expect(variance(x, 0, { correction: 0 }).item()).toBe(1.25)
    expect(variance(x, 0, { correction: 2 }).item()).toBe(2.5)
  })

  it('does not lose digits to a large mean', () => {
    expect(variance(float64([1e9 + 1, 1e9 + 2, 1e9 + 3])).item()).toBe(1)
  })

  it('is NaN where there are too few elements', () => {
    expect(variance(tensor([5])).item()).toBeNaN()
    expect(variance(tensor([5, 6]), 0, { correction: 3 }).item()).toBeNaN()
    expect(variance(zeros([0])).item()).toBeNaN()
    expect(variance(zeros([0, 3]), 1).shape).toEqual([0])
  })

  it('keeps axes when asked and takes integers as float32', () => {
    expect(variance(varied([2, 3, 4]), [0, -1], { keepAxes: true }).shape).toEqual([1, 3, 1])
    expect(variance(int32([1, 3])).toArray()).toBe(2)
  })

  it.each([
    [undefined, 1],
    [0, 0],
    [1, 1],
  ])('has the derivatives of finite differences over axes %s with correction %s', (axes, correction) => {
    checkDerivatives((x) => variance(x, axes, { correction }), varied([3, 4]))
  })
})

describe('standardDeviation', () => {
  it('is the root of the variance', () => {
    expect(standardDeviation(float64([1, 3]), 0, { correction: 0 }).item()).toBe(1)
    expect(standardDeviation(varied([2, 3]), 1, { keepAxes: true }).shape).toEqual([2, 1])
  })

  it('is 0 with gradient 0 where all elements are equal', () => {
    expect(standardDeviation(tensor([3, 3, 3])).item()).toBe(0)
    expect(grad((x) => standardDeviation(x))(float64([3, 3, 3])).toArray()).toEqual([0, 0, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => standardDeviation(x, 1), varied([3, 4]))
  })
})
