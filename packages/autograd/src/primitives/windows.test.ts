import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { fold } from '../functions/fold.ts'
import { unfold } from '../functions/unfold.ts'
import {
  build,
  checkDerivatives,
  eachIndex,
  elementAt,
  expectNumbers,
  float64,
  int32,
  layoutsOf,
  varied,
} from '../testing.fixture.ts'

const scene = fc
  .record({
    size: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    extra: fc.nat(5),
    axis: fc.nat(2),
  })
  .map(({ size, stride, dilation, extra, axis }) => {
    const length = (size - 1) * dilation + 1 + extra
    return { window: { size, stride, dilation }, axis, length, count: Math.floor(extra / stride) + 1 }
  })

describe('unfold', () => {
  it('shows the elements of each window on a last axis, from any layout', () => {
    fc.assert(
      fc.property(scene, ({ window, axis, length, count }) => {
        const shape = [2, 1, 3].map((size, i) => (i === axis ? length : size))
        for (const { view } of layoutsOf(varied(shape))) {
          const expected = build([...shape.map((size, i) => (i === axis ? count : size)), window.size], (index) => {
            const element = index[3]
            const place = index.slice(0, 3)
            place[axis] = index[axis] * window.stride + element * window.dilation
            return elementAt(view, place)
          })
          expectNumbers(unfold(view, axis, window), expected)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => unfold(x, 0, { size: 3, stride: 2 }).square(), varied([7]))
    checkDerivatives((x) => unfold(x, -1, { size: 2, dilation: 2 }).square(), varied([2, 4]))
  })

  it('rejects windows that are too large or not windows', () => {
    expect(() => unfold(varied([3]), 0, { size: 4 })).toThrow('(window-too-large)')
    expect(() => unfold(varied([3]), 0, { size: 2, dilation: 3 })).toThrow('(window-too-large)')
    for (const window of [{ size: 0 }, { size: 1, stride: 0 }, { size: 1, dilation: -1 }, { size: 1.5 }]) {
      expect(() => unfold(varied([3]), 0, window)).toThrow('(bad-window)')
    }
    expect(() => unfold(varied([3]), 1, { size: 1 })).toThrow('(axis-out-of-range)')
  })
})

describe('fold', () => {
  it('adds windows up where unfold took them, from any layout', () => {
    fc.assert(
      fc.property(scene, ({ window, axis, length, count }) => {
        const shape = [2, 1, 3].map((size, i) => (i === axis ? count : size)).concat(window.size)
        for (const { view } of layoutsOf(varied(shape))) {
          const sums = new Map<string, number>()
          eachIndex(shape, (index) => {
            const place = index.slice(0, 3)
            place[axis] = index[axis] * window.stride + index[3] * window.dilation
            sums.set(String(place), (sums.get(String(place)) ?? 0) + elementAt(view, index))
          })
          const expected = build(
            [2, 1, 3].map((size, i) => (i === axis ? length : size)),
            (place) => sums.get(String(place)) ?? 0,
          )
          expectNumbers(fold(view, axis, length, window), expected, 1e-15)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is the transpose of unfold', () => {
    const window = { size: 3, stride: 2, dilation: 2 }
    const [x, g] = [varied([11]), varied([4, 3], { seed: 1 })]
    expect(unfold(x, 0, window).mul(g).sum().item()).toBeCloseTo(fold(g, 0, 11, window).mul(x).sum().item(), 13)
  })

  it('counts masks as int32, and takes no windows at all', () => {
    expect(
      fold(
        tensor([
          [true, true],
          [true, false],
        ]),
        0,
        3,
        { size: 2 },
      ).toArray(),
    ).toEqual([1, 2, 0])
    expect(fold(int32([[1, 2]]), 0, 2, { size: 2 }).dtype).toBe('int32')
    expect(fold(zeros([0, 2]), 0, 4, { size: 2 }).toArray()).toEqual([0, 0, 0, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => fold(x, 0, 5, { size: 3, stride: 1 }).square(), varied([3, 3]))
  })

  it('rejects windows that do not fit the length', () => {
    expect(() =>
      fold(
        float64([
          [1, 2],
          [3, 4],
        ]),
        0,
        2,
        { size: 2 },
      ),
    ).toThrow('(fold-shape)')
    expect(() =>
      fold(
        float64([
          [1, 2],
          [3, 4],
        ]),
        0,
        5,
        { size: 3 },
      ),
    ).toThrow('(fold-shape)')
    expect(() => fold(float64([[1, 2]]), 0, 5, { size: 2, stride: 0 })).toThrow('(bad-window)')
  })
})
