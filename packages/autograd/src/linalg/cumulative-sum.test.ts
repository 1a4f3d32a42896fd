import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { slice } from '../functions/slice.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { cumulativeSum } from './cumulative-sum.ts'

describe('cumulativeSum', () => {
  it('adds up any number of elements', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 20 }), (list) => {
        let running = 0
        expect([...cumulativeSum(int32(list)).data()]).toEqual(list.map((value) => (running += value)))
      }),
    )
  })

  it.each(layoutsOf(varied([2, 3, 4])))('goes along any axis, $layout', ({ view }) => {
    for (const axis of [0, 1, 2]) {
      for (let count = 1; count <= view.shape[axis]; count++) {
        const part = (start: number) => new Array<[number, number] | null>(axis).fill(null).concat([[start, count]])
        const element = slice(cumulativeSum(view, axis), part(count - 1))
        expectNumbers(element, slice(view, part(0)).sum(axis, { keepAxes: true }), 1e-15)
      }
    }
  })

  it('adds float32 up in float64, so that small numbers are not lost', () => {
    const ones = new Float32Array(1000).fill(2 ** -24)
    ones[0] = 1
    expect(cumulativeSum(tensor(ones)).data()[999]).toBe(Math.fround(1 + 999 * 2 ** -24))
  })

  it('counts masks as int32, takes nothing, and spreads NaN to the right', () => {
    expect(cumulativeSum(tensor([true, false, true])).toArray()).toEqual([1, 1, 2])
    expect(cumulativeSum(zeros([3, 0])).shape).toEqual([3, 0])
    expect(cumulativeSum(zeros([0, 3])).shape).toEqual([0, 3])
    expect(cumulativeSum(float64([1, Number.NaN, 1])).toArray()).toEqual([1, Number.NaN, Number.NaN])
  })

  it('gives each element the gradient of all sums that it is in', () => {
    expect(grad((x) => cumulativeSum(x).sum())(float64([5, 6, 7])).toArray()).toEqual([3, 2, 1])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => cumulativeSum(x, 0).square(), varied([3, 2]))
  })

  it('rejects a single number', () => {
    expect(() => cumulativeSum(tensor(1))).toThrow('(axis-out-of-range)')
  })
})
