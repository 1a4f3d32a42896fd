import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zeros } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { cumulativeProduct } from './cumulative-product.ts'
import { slice } from './slice.ts'

describe('cumulativeProduct', () => {
  it('multiplies up any number of elements', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 13 }), (list) => {
        let running = 1
        const expected = list.map((value) => (running *= value))
        expect([...cumulativeProduct(int32(list)).data()]).toEqual(expected.map((value) => value + 0))
      }),
    )
  })

  it.each(layoutsOf(varied([2, 3, 2])))('goes along any axis, $layout', ({ view }) => {
    const parts = [0, 1, 2].map((i) => slice(view, [null, [i, i + 1]]))
    const last = parts[0].mul(parts[1]).mul(parts[2])
    expectNumbers(slice(cumulativeProduct(view, 1), [null, [2]]), last, 1e-15)
  })

  it('takes an empty axis and an axis of one', () => {
    expect(cumulativeProduct(zeros([0])).toArray()).toEqual([])
    expect(cumulativeProduct(float64([7])).toArray()).toEqual([7])
  })

  it('has the right gradient where elements are 0', () => {
    const gradient = grad((x) => cumulativeProduct(x).sum())
    // ∂/∂x₁ of x₀ + x₀x₁ + x₀x₁x₂ is x₀ (1 + x₂).
    expect(gradient(float64([2, 0, 5])).toArray()).toEqual([1, 12, 0])
  })

  it('has the derivatives of finite differences, zeros or not', () => {
    checkDerivatives((x) => cumulativeProduct(x), varied([5]))
    checkDerivatives(
      (x) => cumulativeProduct(x, 0),
      float64([
        [0, 2],
        [3, 0],
        [0, 4],
      ]),
    )
  })
})
