import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { gather } from '../functions/gather.ts'
import { scatterAdd } from '../functions/scatter-add.ts'
import {
  build,
  checkDerivatives,
  eachIndex,
  elementAt,
  expectNumbers,
  float64,
  int32,
  layoutsOf,
  uint32,
  varied,
} from '../testing.fixture.ts'

/** A shape, an axis of it, and an index that agrees beside the axis. */
const scene = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    count: fc.nat(4),
    pick: fc.nat(),
  })
  .chain(({ sizes, count, pick }) => {
    const axis = pick % sizes.length
    const shape = sizes.map((size, i) => (i === axis ? count : size))
    const length = shape.reduce((a, b) => a * b, 1)
    return fc
      .array(fc.nat(sizes[axis] - 1), { minLength: length, maxLength: length })
      .map((positions) => ({ sizes, axis, index: tensor(Int32Array.from(positions), { shape }) }))
  })

describe('gather', () => {
  it('picks by its definition, from any layout', () => {
    fc.assert(
      fc.property(scene, ({ sizes, axis, index }) => {
        for (const { view } of layoutsOf(varied(sizes))) {
          const expected = build(index.shape, (place) =>
            elementAt(
              view,
              place.map((p, i) => (i === axis ? elementAt(index, place) : p)),
            ),
          )
          for (const { view: positions } of layoutsOf(index)) expectNumbers(gather(view, positions, axis), expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('takes uint32, negative axes, and every type', () => {
    expect(gather(int32([5, 6]), uint32([1, 1, 0]), -1).toArray()).toEqual([6, 6, 5])
    expect(gather(tensor([true, false]), int32([1])).toArray()).toEqual([false])
    expect(gather(zeros([0, 2]), tensor([], { dtype: 'int32', shape: [0, 5] })).shape).toEqual([0, 5])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(
      (x) =>
        gather(
          x,
          int32([
            [0, 0],
            [2, 1],
          ]),
        ).square(),
      varied([2, 3]),
    )
    checkDerivatives((x) => gather(x, int32([[1, 0, 1]]), 0).square(), varied([2, 3]))
  })

  it('rejects positions outside the axis when values are computed', () => {
    expect(() => gather(float64([1, 2]), int32([2])).data()).toThrow('index 2 is outside an axis of 2')
    expect(() => gather(float64([1, 2]), int32([-1])).data()).toThrow('(index-out-of-range)')
    expect(() => gather(zeros([0]), int32([0])).data()).toThrow('(index-out-of-range)')
  })

  it('rejects an index of another type or shape', () => {
    expect(() => gather(float64([1, 2]), float64([0]))).toThrow('(index-not-integer)')
    expect(() => gather(varied([2, 3]), int32([0]))).toThrow('(index-shape)')
    expect(() => gather(varied([2, 3]), int32([[0]]))).toThrow('(index-shape)')
    expect(() => gather(float64(1), int32(0))).toThrow('(axis-out-of-range)')
  })
})

describe('scatterAdd', () => {
  it('adds by its definition, from any layout', () => {
    fc.assert(
      fc.property(scene, ({ sizes, axis, index }) => {
        for (const { view } of layoutsOf(varied(index.shape))) {
          const sums = new Map<string, number>()
          eachIndex(index.shape, (place) => {
            const key = String(place.map((p, i) => (i === axis ? elementAt(index, place) : p)))
            sums.set(key, (sums.get(key) ?? 0) + elementAt(view, place))
          })
          const expected = build(sizes, (place) => sums.get(String(place)) ?? 0)
          for (const { view: positions } of layoutsOf(index)) {
            expectNumbers(scatterAdd(view, positions, axis, sizes[axis]), expected, 1e-15)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the transpose of gather', () => {
    const index = int32([
      [0, 2, 2],
      [1, 0, 1],
    ])
    const [x, g] = [varied([2, 3]), varied([2, 3], { seed: 1 })]
    expect(gather(x, index).mul(g).sum().item()).toBeCloseTo(scatterAdd(g, index, -1, 3).mul(x).sum().item(), 14)
  })

  it('counts masks as int32 and wraps integers', () => {
    expect(scatterAdd(tensor([true, true]), int32([0, 0]), 0, 1).toArray()).toEqual([2])
    expect(scatterAdd(int32([2147483647, 1]), int32([0, 0]), 0, 1).toArray()).toEqual([-2147483648])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(
      (x) =>
        scatterAdd(
          x,
          int32([
            [0, 0, 2],
            [3, 1, 1],
          ]),
          1,
          4,
        ).square(),
      varied([2, 3]),
    )
  })

  it('rejects positions outside the size when values are computed', () => {
    expect(() => scatterAdd(float64([1]), int32([3]), 0, 3).data()).toThrow('(index-out-of-range)')
  })
})
