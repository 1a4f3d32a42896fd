import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { softplus } from './softplus.ts'

const slope = grad(softplus)
const curvature = grad(slope)

describe('softplus', () => {
  it('is x for large x and eˣ for small x, without overflow', () => {
    const x = float64([Number.NEGATIVE_INFINITY, -800, -40, 0, 40, 800, Number.POSITIVE_INFINITY])
    expect([...softplus(x).data()]).toEqual([0, 0, Math.exp(-40), Math.LN2, 40, 800, Number.POSITIVE_INFINITY])
  })

  it('has slope 1/2 and curvature 1/4 at 0, where both of its pieces have a kink', () => {
    expect(slope(float64(0)).item()).toBeCloseTo(0.5, 15)
    expect(curvature(float64(0)).item()).toBeCloseTo(0.25, 15)
  })

  it('keeps the digits of a tiny slope', () => {
    expect(slope(tensor(-30)).item() / Math.exp(-30)).toBeCloseTo(1, 5)
    expect(slope(float64(-700)).item() / Math.exp(-700)).toBeCloseTo(1, 12)
  })

  it('has slopes 0 and 1 at the infinities', () => {
    expect(slope(float64(Number.NEGATIVE_INFINITY)).item()).toBe(0)
    expect(slope(float64(Number.POSITIVE_INFINITY)).item()).toBe(1)
  })

  it('passes NaN on', () => {
    expect(softplus(tensor([Number.NaN])).item()).toBeNaN()
  })

  it('takes integers as float32', () => {
    expect(softplus(int32([0])).dtype).toBe('float32')
  })

  it.each(layoutsOf(varied([2, 3])))('has the derivatives of finite differences, $layout', ({ view }) => {
    checkDerivatives(softplus, view)
  })
})
