import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import type { Tensor } from '../tensor.ts'
import { checkDerivatives, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { hessian } from '../transforms/hessian.ts'
import { product } from './product.ts'

describe('product', () => {
  it('multiplies any number of elements', () => {
    const whole = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 11 })
    fc.assert(
      fc.property(whole, (list) => {
        const expected = list.reduce((a, b) => a * b, 1)
        expect(product(int32(list)).item() + 0).toBe(expected + 0)
        expect(product(float64(list)).item() + 0).toBe(expected + 0)
      }),
    )
  })

  it.each(layoutsOf(varied([2, 3, 4])))('goes over any axes, $layout', ({ view }) => {
    const elements = view.toArray() as number[][][]
    const expected = [0, 1, 2].map((j) => elements.flatMap((plane) => plane[j]).reduce((a, b) => a * b))
    const got = product(view, [0, 2]).toArray() as number[]
    got.forEach((value, j) => {
      expect(value).toBeCloseTo(expected[j], 14)
    })
    expect(product(view, [0, 2], { keepAxes: true }).shape).toEqual([1, 3, 1])
  })

  it('is 1 of nothing, and counts masks as int32', () => {
    expect(product(zeros([0])).item()).toBe(1)
    expect(product(zeros([2, 0]), 1).toArray()).toEqual([1, 1])
    expect(product(tensor([true, true])).dtype).toBe('int32')
    expect(product(float64(3)).item()).toBe(3)
  })

  it('has the right gradient with one zero, and with two', () => {
    expect(grad((x) => product(x))(float64([2, 0, 5])).toArray()).toEqual([0, 10, 0])
    expect(grad((x) => product(x))(float64([0, 0, 5])).toArray()).toEqual([0, 0, 0])
    expect(hessian((x: Tensor) => product(x))(float64([0, 0, 5])).toArray()).toEqual([
      [0, 5, 0],
      [5, 0, 0],
      [0, 0, 0],
    ])
  })

  it('has the derivatives of finite differences, zeros or not', () => {
    checkDerivatives((x) => product(x), varied([5]))
    checkDerivatives(
      (x) => product(x, 0),
      float64([
        [0, 2, 0],
        [3, 0, 0],
        [1, 4, 2],
      ]),
    )
  })
})
