import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, float64, int32, layoutsOf, uint32, varied } from '../testing.fixture.ts'
import { argSort, sort } from './sort.ts'
import { topK } from './top-k.ts'

describe('sort', () => {
  it('orders any numbers, and says where they come from', () => {
    const element = fc.oneof(fc.double(), fc.constantFrom(0, 1, 1, Infinity, -Infinity, Number.NaN))
    fc.assert(
      fc.property(fc.array(element, { maxLength: 20 }), fc.boolean(), (list, descending) => {
        const { values, indices } = sort(float64(list), { descending })
        const order = list
          .map((value, index) => ({ value, index }))
          .sort((a, b) => {
            if (Number.isNaN(a.value) || Number.isNaN(b.value))
              return Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value))
            return (descending ? -1 : 1) * (a.value === b.value ? 0 : a.value < b.value ? -1 : 1)
          })
        expect([...indices.data()]).toEqual(order.map(({ index }) => index))
        expect([...values.data()]).toEqual(order.map(({ value }) => value))
      }),
    )
  })

  it.each(
    layoutsOf(
      int32([
        [3, 1, 2],
        [1, 3, 0],
      ]),
    ),
  )('goes along any axis, $layout', ({ view }) => {
    expect(sort(view).values.toArray()).toEqual([
      [1, 2, 3],
      [0, 1, 3],
    ])
    const { values, indices } = sort(view, { axis: 0, descending: true })
    expect(values.toArray()).toEqual([
      [3, 3, 2],
      [1, 1, 0],
    ])
    expect(indices.toArray()).toEqual([
      [0, 1, 0],
      [1, 0, 1],
    ])
  })

  it('keeps the type, and orders large unsigned integers and masks', () => {
    expect(sort(uint32([4294967295, 0, 7])).values.toArray()).toEqual([0, 7, 4294967295])
    expect(sort(tensor([true, false])).values.toArray()).toEqual([false, true])
    expect(argSort(zeros([2])).dtype).toBe('int32')
    expect(sort(zeros([2, 0])).values.shape).toEqual([2, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => sort(x, { axis: 0 }).values.square(), varied([4, 2]))
  })

  it('rejects a single number', () => {
    expect(() => sort(tensor(1))).toThrow('(axis-out-of-range)')
  })
})

describe('topK', () => {
  it('is the beginning of the sorted axis', () => {
    const x = float64([
      [3, 1, 4],
      [1, 5, 5],
    ])
    expect(topK(x, 2).values.toArray()).toEqual([
      [4, 3],
      [5, 5],
    ])
    expect(topK(x, 2).indices.toArray()).toEqual([
      [2, 0],
      [1, 2],
    ])
    expect(topK(x, 1, { axis: 0, largest: false }).values.toArray()).toEqual([[1, 1, 4]])
    expect(topK(x, 0).values.shape).toEqual([2, 0])
  })

  it('prefers numbers to NaN', () => {
    expect(topK(float64([Number.NaN, 2, 1]), 2).values.toArray()).toEqual([2, 1])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => topK(x, 2).values.square(), varied([2, 4]))
  })

  it.each([-1, 4, 1.5])('rejects k = %s for three elements', (k) => {
    expect(() => topK(zeros([3]), k)).toThrow('(top-k-size)')
  })
})
