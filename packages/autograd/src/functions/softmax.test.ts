import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import type { Tensor } from '../tensor.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, uint32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { softmax } from './softmax.ts'

const infinity = Number.POSITIVE_INFINITY

describe('softmax', () => {
  it('gives shares of eˣ', () => {
    expectNumbers(softmax(float64([0, Math.log(2), Math.log(5)])), float64([1 / 8, 2 / 8, 5 / 8]), 1e-15)
  })

  it('adds up to 1 and does not change when a number is added to all', () => {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1000, max: 1000 }), (list, shift) => {
        const shares = softmax(float64(list))
        expect(shares.sum().item()).toBeCloseTo(1, 12)
        expectNumbers(softmax(float64(list).add(shift)), shares, 1e-11)
      }),
      { numRuns: 50 },
    )
  })

  it('leaves out what is -∞', () => {
    expect(softmax(tensor([0, -infinity, 0])).toArray()).toEqual([0.5, 0, 0.5])
  })

  it('is 0 with gradient 0 in a row that is -∞ everywhere', () => {
    const x = float64([
      [-infinity, -infinity],
      [1, 1],
    ])
    expect(softmax(x).toArray()).toEqual([
      [0, 0],
      [0.5, 0.5],
    ])
    const weighted = (x: Tensor) =>
      softmax(x)
        .mul(float64([1, 3]))
        .sum()
    expect(grad(weighted)(x).toArray()).toEqual([
      [0, 0],
      [-0.5, 0.5],
    ])
  })

  it('spreads NaN over its row only', () => {
    const [first, second] = softmax(
      tensor([
        [Number.NaN, 1],
        [1, 1],
      ]),
    ).toArray() as number[][]
    expect(first).toEqual([Number.NaN, Number.NaN])
    expect(second).toEqual([0.5, 0.5])
  })

  it('works along any axis, on integers, and on nothing', () => {
    expect(softmax(zeros([2, 4]), 0).toArray()).toEqual([new Array(4).fill(0.5), new Array(4).fill(0.5)])
    expect(softmax(int32([7, 7])).toArray()).toEqual([0.5, 0.5])
    expect(softmax(uint32([0, 0])).toArray()).toEqual([0.5, 0.5])
    expect(softmax(zeros([2, 0])).shape).toEqual([2, 0])
  })

  it.each(layoutsOf(varied([2, 3])))('has the derivatives of finite differences, $layout', ({ view }) => {
    checkDerivatives((x) => softmax(x), view)
    checkDerivatives((x) => softmax(x, 0), view)
  })

  it('rejects a single number, which has no axis', () => {
    expect(() => softmax(tensor(1))).toThrow('(axis-out-of-range)')
  })
})
