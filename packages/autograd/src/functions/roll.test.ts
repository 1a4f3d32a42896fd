import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { checkDerivatives, layoutsOf, varied } from '../testing.fixture.ts'
import { roll } from './roll.ts'

describe('roll', () => {
  it('moves every element by the shift, around the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: -30, max: 30 }),
        (list, shift) => {
          const rolled = roll(tensor(list, { dtype: 'int32' }), shift).data()
          list.forEach((value, i) => {
            const place = (((i + shift) % list.length) + list.length) % list.length
            expect(rolled[place]).toBe(value)
          })
        },
      ),
    )
  })

  it.each(layoutsOf(varied([3, 2])))('goes along any axis, $layout', ({ view }) => {
    const rows = view.toArray() as number[][]
    expect(roll(view, 1, 0).toArray()).toEqual([rows[2], rows[0], rows[1]])
  })

  it('leaves an empty axis alone', () => {
    expect(roll(zeros([0, 2]), 3, 0).shape).toEqual([0, 2])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => roll(x, -1, 0).square(), varied([3, 2]))
  })

  it('rejects a fraction', () => {
    expect(() => roll(tensor([1, 2, 3]), 0.5)).toThrow('(slice-position)')
  })
})
