import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, stack, tensor } from '../create.ts'
import { pad } from '../functions/pad.ts'
import { type Range, slice } from '../functions/slice.ts'
import {
  build,
  checkDerivatives,
  elementAt,
  expectNumbers,
  float64,
  int32,
  layoutsOf,
  varied,
} from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'

const axesOf = (rank: number) => Array.from({ length: rank }, (_, axis) => axis)

describe('slice', () => {
  const range = fc.tuple(
    fc.integer({ min: -6, max: 6 }),
    fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined }),
    fc.integer({ min: 1, max: 3 }),
  )

  it('takes what Array.slice takes, every step-th of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), range, range, (size, first, second) => {
        for (const { view } of layoutsOf(varied([size, 4]))) {
          const positions = (length: number, [start, stop, step]: Range) =>
            axesOf(length)
              .slice(start, stop)
              .filter((_, i) => i % (step as number) === 0)
          const [rows, columns] = [positions(size, first), positions(4, second)]
          const sliced = slice(view, [first, second])
          expectNumbers(
            sliced,
            build([rows.length, columns.length], ([i, j]) => elementAt(view, [rows[i], columns[j]])),
          )
          // The gradient is 1 where an element was taken and 0 elsewhere.
          const gradient = grad((x) => slice(x, [first, second]).sum())(view)
          expectNumbers(
            gradient,
            build([size, 4], ([i, j]) => Number(rows.includes(i) && columns.includes(j))),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('leaves axes whole that are not given', () => {
    expect(slice(varied([2, 3]), [null, [1]]).shape).toEqual([2, 2])
    expect(slice(varied([2, 3]), []).shape).toEqual([2, 3])
    expect(slice(varied([4]), [[1, Infinity]]).shape).toEqual([3])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => slice(x, [[1, 6, 2]]).square(), varied([7]))
  })

  it('rejects steps below one and positions that are not whole', () => {
    expect(() => slice(varied([4]), [[0, 2, 0]])).toThrow('(slice-step)')
    expect(() => slice(varied([4]), [[0, 2, -1]])).toThrow('(slice-step)')
    expect(() => slice(varied([4]), [[0.5]])).toThrow('(slice-position)')
    expect(() => slice(varied([4]), [[0, Number.NaN]])).toThrow('(slice-position)')
  })
})

describe('pad', () => {
  const amount = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2))

  it('surrounds with a value and puts it between neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), amount, amount, (size, first, second) => {
        for (const { view } of layoutsOf(varied([size, 2]))) {
          const amounts = [first, second]
          const lengths = [size, 2].map((length, axis) => {
            const [low, high, between] = amounts[axis]
            return low + high + length + Math.max(0, length - 1) * between
          })
          const inside = (position: number, axis: number) => {
            const [low, , between] = amounts[axis]
            const spread = position - low
            const source = spread / (between + 1)
            return Number.isInteger(source) && source >= 0 && source < view.shape[axis] ? source : -1
          }
          const expected = build(lengths, (index) => {
            const source = index.map(inside)
            return source.includes(-1) ? 0.5 : elementAt(view, source)
          })
          expectNumbers(pad(view, amounts, 0.5), expected)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('takes any value, and tells plans with different ones apart', () => {
    const padded = (value: number) => [...pad(float64([1]), [[1, 0]], value).data()]
    expect(padded(-Infinity)).toEqual([-Infinity, 1])
    expect(padded(Infinity)).toEqual([Infinity, 1])
    expect(padded(Number.NaN)).toEqual([Number.NaN, 1])
    expect(pad(int32([1]), [[0, 1]], -3).toArray()).toEqual([1, -3])
    expect(pad(tensor([true]), [[0, 1]], 1).toArray()).toEqual([true, true])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(
      (x) =>
        pad(
          x,
          [
            [1, 0, 1],
            [0, 2],
          ],
          3,
        ).square(),
      varied([2, 2]),
    )
  })

  it('rejects wrong amounts', () => {
    expect(() => pad(varied([2]), [])).toThrow('(pad-rank)')
    expect(() => pad(varied([2]), [[-1, 0]])).toThrow('(pad-amount)')
    expect(() => pad(varied([2]), [[0, 0.5]])).toThrow('(pad-amount)')
  })
})

describe('concat and stack', () => {
  it('join what slice took apart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 1), (sizes, axis) => {
        const total = sizes.reduce((a, b) => a + b, 0)
        for (const { view } of layoutsOf(varied(axis === 0 ? [total, 2] : [2, total]))) {
          let start = 0
          const parts = sizes.map((size) => {
            start += size
            const range: Range = [start - size, start]
            return slice(view, axis === 0 ? [range] : [null, range])
          })
          expectNumbers(concat(parts, axis), view)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stack along a new axis', () => {
    const [a, b] = [int32([1, 2]), int32([3, 4])]
    expect(stack([a, b]).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(stack([a, b], -1).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ])
    expect(stack([float64(1), float64(2)]).toArray()).toEqual([1, 2])
  })

  it('have the derivatives of finite differences, one tensor twice included', () => {
    checkDerivatives((a, b) => concat([a, b, a], 1).square(), varied([2, 1]), varied([2, 2], { seed: 1 }))
    checkDerivatives((a, b) => stack([a, b], 1).square(), varied([2]), varied([2], { seed: 1 }))
  })

  it('reject parts that do not fit', () => {
    expect(() => concat([varied([2, 3]), varied([2, 2])])).toThrow('(concat-parts-differ)')
    expect(() => concat([varied([2]), tensor([1, 2])])).toThrow('(concat-parts-differ)')
    expect(() => concat([])).toThrow('(no-parts)')
    expect(() => stack([varied([2]), varied([3])])).toThrow('(concat-parts-differ)')
    expect(() => concat([tensor(1), tensor(2)])).toThrow('(axis-out-of-range)')
  })
})
