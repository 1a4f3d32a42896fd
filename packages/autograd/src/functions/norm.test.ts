import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, int32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { norm } from './norm.ts'

describe('norm', () => {
  it('is Euclidean unless told otherwise', () => {
    expect(norm(float64([3, -4])).item()).toBe(5)
    expect(norm(int32([3, -4])).item()).toBe(5)
  })

  it.each([
    [1, 7],
    [3, 91 ** (1 / 3)],
    [Infinity, 4],
  ])('has order %s', (p, expected) => {
    expect(norm(float64([3, -4]), { p }).item()).toBeCloseTo(expected, 14)
  })

  it('is homogeneous, and no longer than the way round (triangle inequality)', () => {
    const vector = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(vector, vector, fc.constantFrom(1, 1.5, 2, 4, Infinity), (a, b, p) => {
        const [left, right] = [float64(a), float64(b)]
        const [x, y, sum] = [norm(left, { p }), norm(right, { p }), norm(left.add(right), { p })].map((n) => n.item())
        expect(sum).toBeLessThanOrEqual((x + y) * (1 + 1e-12))
        expect(norm(left.mul(-3), { p }).item()).toBeCloseTo(3 * x, 9)
      }),
      { numRuns: 50 },
    )
  })

  it.each([1, 1.5, 2, 3, Infinity])('has a finite gradient at 0 for order %s', (p) => {
    const gradient = grad((x) => norm(x, { p }))(float64([0, 0])).toArray()
    expect(gradient).toEqual([0, 0])
  })

  it('has a finite gradient where some elements are 0', () => {
    expect(grad((x) => norm(x))(float64([0, 2])).toArray()).toEqual([0, 1])
    expectNumbers(grad((x) => norm(x, { p: 3 }))(float64([0, 2])), float64([0, 1]), 1e-15)
  })

  it.each([2, 3])('has the derivatives of finite differences for order %s', (p) => {
    checkDerivatives((x) => norm(x, { p, axes: 1 }), varied([2, 3]))
    checkDerivatives((x) => norm(x, { p }), varied([2, 3]))
  })

  it('keeps axes when asked, and is 0 of nothing', () => {
    expect(norm(varied([2, 3]), { axes: 0, keepAxes: true }).shape).toEqual([1, 3])
    expect(norm(zeros([0])).item()).toBe(0)
  })

  it.each([0.5, 0, -1, Number.NaN])('rejects order %s', (p) => {
    expect(() => norm(tensor([1]), { p })).toThrow('(norm-order)')
  })
})
