import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { flip } from '../functions/flip.ts'
import { pad } from '../functions/pad.ts'
import { slice } from '../functions/slice.ts'
import type { Tensor } from '../tensor.ts'
import { build, checkDerivatives, elementAt, expectNumbers, float64, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'

const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
const axesOf = (rank: number) => Array.from({ length: rank }, (_, axis) => axis)

describe('permute', () => {
  it('puts axis order[i] in place i, and its inverse undoes it', () => {
    const ordered = shape.chain((shape) =>
      fc.tuple(fc.constant(shape), fc.shuffledSubarray(axesOf(shape.length), { minLength: shape.length })),
    )
    fc.assert(
      fc.property(ordered, ([shape, order]) => {
        for (const { view } of layoutsOf(varied(shape))) {
          const expected = build(
            order.map((axis) => shape[axis]),
            (index) => {
              const original = order.map((_, axis) => index[order.indexOf(axis)])
              return elementAt(view, original)
            },
          )
          expectNumbers(view.permute(order), expected)
          expectNumbers(view.permute(order).permute(axesOf(order.length).map((axis) => order.indexOf(axis))), view)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('exchanges two axes as transpose', () => {
    expect(varied([2, 3, 4]).transpose().shape).toEqual([2, 4, 3])
    expect(varied([2, 3, 4]).transpose(0, -1).shape).toEqual([4, 3, 2])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => x.permute([2, 0, 1]).square(), varied([2, 1, 3]))
  })

  it('rejects what is not an order of the axes', () => {
    for (const order of [[0], [0, 0], [0, 1, 2]]) expect(() => varied([2, 3]).permute(order)).toThrow('(')
    expect(() => varied([2, 3]).permute([0, 0])).toThrow('(bad-permutation)')
    expect(() => varied([2]).transpose()).toThrow('(axis-out-of-range)')
  })
})

describe('reshape', () => {
  it('keeps the elements row-major, and back again, from any layout', () => {
    fc.assert(
      fc.property(shape, (shape) => {
        for (const { view } of layoutsOf(varied(shape))) {
          const flat = view.reshape([view.size])
          expect([...flat.data()]).toEqual([...view.data()])
          expectNumbers(flat.reshape(shape), view)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('works out one size', () => {
    expect(varied([2, 3, 4]).reshape([-1, 4]).shape).toEqual([6, 4])
    expect(varied([]).reshape([-1]).shape).toEqual([1])
  })

  it('has the derivatives of finite differences, through a view that is not dense', () => {
    checkDerivatives((x) => x.transpose().reshape([3, 2]).square(), varied([2, 3]))
  })

  it.each([
    [[4], 'reshape-size'],
    [[-1, 4], 'bad-shape'],
    [[-1, 0], 'bad-shape'],
    [[1.5, 4], 'bad-shape'],
    [[-2, -3], 'bad-shape'],
  ])('rejects [%s] for six elements', (shape, code) => {
    expect(() => varied([2, 3]).reshape(shape)).toThrow(`(${code})`)
  })
})

describe('expand', () => {
  it('repeats axes of size 1 and adds axes on the left', () => {
    for (const { view } of layoutsOf(varied([2, 1, 3]))) {
      const expected = build([4, 2, 5, 3], ([, i, , k]) => elementAt(view, [i, 0, k]))
      expectNumbers(view.expand([4, 2, 5, 3]), expected)
    }
    expect(varied([1]).expand([0]).shape).toEqual([0])
    expect(float64(7).expand([2]).toArray()).toEqual([7, 7])
  })

  it('sums gradients over what it repeats, and only there', () => {
    const gradient = grad((x) => x.expand([4, 2, 3]).sum())(varied([2, 1]))
    expect(gradient.toArray()).toEqual([[12], [12]])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => x.expand([2, 2, 3]).square(), varied([2, 1]))
  })

  it.each([[[3, 3]], [[3]], [[2, 4]]])('rejects [2, 3] to [%s]', (shape) => {
    expect(() => varied([2, 3]).expand(shape)).toThrow('(cannot-expand)')
  })

  it('rejects what is not a shape', () => {
    expect(() => varied([1]).expand([-1])).toThrow('(bad-shape)')
  })
})

describe('flip', () => {
  it('reverses the axes that are named, and twice is nothing', () => {
    fc.assert(
      fc.property(
        shape.chain((shape) => fc.tuple(fc.constant(shape), fc.subarray(axesOf(shape.length)))),
        ([shape, axes]) => {
          for (const { view } of layoutsOf(varied(shape))) {
            const expected = build(shape, (index) =>
              elementAt(
                view,
                index.map((position, axis) => (axes.includes(axis) ? shape[axis] - 1 - position : position)),
              ),
            )
            expectNumbers(flip(view, axes), expected)
            expectNumbers(flip(flip(view, axes), axes), view)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => flip(x, [0, 1]).square(), varied([2, 3]))
  })
})

describe('chains of views', () => {
  it('stay right however they are stacked', () => {
    const step = fc.constantFrom<(x: Tensor) => Tensor>(
      (x) => x.transpose(),
      (x) => flip(x, 0),
      (x) => slice(x, [[1], null]),
      (x) => slice(x, [null, [0, 5, 2]]),
      (x) => x.reshape([x.shape[1], x.shape[0]]),
      (x) =>
        pad(
          x,
          [
            [1, 0],
            [0, 1],
          ],
          9,
        ),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let lazy = varied([4, 5])
        let eager = varied([4, 5])
        for (const f of steps) {
          lazy = f(lazy)
          const next = f(eager)
          eager = tensor(next.data(), { shape: next.shape })
        }
        expectNumbers(lazy, eager)
        expectNumbers(lazy.add(1), eager.add(1))
        expectNumbers(lazy.sum(0), eager.sum(0))
      }),
      { numRuns: 200 },
    )
  })

  it('take nothing', () => {
    expect(pad(zeros([0, 3]).transpose().reshape([0]), [[1, 1]]).toArray()).toEqual([0, 0])
  })
})
