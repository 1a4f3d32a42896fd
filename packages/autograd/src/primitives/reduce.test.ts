import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { argMax, argMin } from '../functions/arg-max.ts'
import { max } from '../functions/max.ts'
import { min } from '../functions/min.ts'
import type { Tensor } from '../tensor.ts'
import {
  build,
  checkDerivatives,
  eachIndex,
  expectNumbers,
  float64,
  int32,
  layoutsOf,
  uint32,
  varied,
} from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'

const reducers = {
  sum: (list: number[]) => list.reduce((a, b) => a + b, 0),
  mean: (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length,
  max: (list: number[]) => Math.max(...list),
  min: (list: number[]) => Math.min(...list),
}

describe.each(['sum', 'mean', 'max', 'min'] as const)('%s', (name) => {
  const x = varied([2, 3, 4])
  const run = (x: Tensor, ...[axes, options]: Parameters<Tensor['sum']>) =>
    name === 'max' ? max(x, axes, options) : name === 'min' ? min(x, axes, options) : x[name](axes, options)

  it.each(layoutsOf(x))('goes over any axes, $layout', ({ view }) => {
    for (const axes of [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2], [-1], [2, 0]]) {
      const over = axes.map((axis) => (axis + 3) % 3)
      const kept = [2, 3, 4].map((size, axis) => (over.includes(axis) ? 1 : size))
      const groups = new Map<string, number[]>()
      eachIndex([2, 3, 4], (index, place) => {
        const key = String(index.map((position, axis) => (over.includes(axis) ? 0 : position)))
        groups.set(key, [...(groups.get(key) ?? []), x.data()[place]])
      })
      const expected = build(kept, (index) => reducers[name](groups.get(String(index)) as number[]))
      expectNumbers(run(view, axes, { keepAxes: true }), expected, 1e-15)
      expectNumbers(run(view, axes), expected.reshape(kept.filter((_, axis) => !over.includes(axis))), 1e-15)
    }
    expectNumbers(run(view), float64(reducers[name]([...x.data()])), 1e-15)
    expectNumbers(run(view, 1), run(view, [1]))
  })

  it('is the number itself for rank 0', () => {
    expect(run(float64(3)).item()).toBe(3)
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => run(x).square(), varied([2, 3]))
    checkDerivatives((x) => run(x, 0).square(), varied([2, 3]))
    checkDerivatives((x) => run(x, [0, 2], { keepAxes: true }).square(), varied([2, 2, 2]))
  })

  it('passes NaN on', () => {
    expect(run(float64([1, Number.NaN, 3])).item()).toBeNaN()
    expect(run(float64([Number.NaN, 1])).item()).toBeNaN()
  })

  it('takes one number many times', () => {
    expect(run(float64(2).expand([3, 4])).item()).toBe(name === 'sum' ? 24 : 2)
  })

  it('rejects an axis that does not exist', () => {
    expect(() => run(x, 3)).toThrow('(axis-out-of-range)')
  })
})

describe('sum', () => {
  it('is linear', () => {
    const list = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(list, list, fc.integer({ min: -9, max: 9 }), (a, b, factor) => {
        const [x, y] = [float64(a), float64(b)]
        expectNumbers(x.mul(factor).add(y).sum(), x.sum().mul(factor).add(y.sum()))
      }),
    )
  })

  it('adds float32 up in float64', () => {
    const list = new Float32Array(2 ** 12).fill(2 ** -24)
    list[0] = 1
    expect(tensor(list).sum().item()).toBe(Math.fround(1 + (2 ** 12 - 1) * 2 ** -24))
  })

  it('counts masks, and wraps integers', () => {
    expect(tensor([true, true, false]).sum().toArray()).toBe(2)
    expect(tensor([true]).sum().dtype).toBe('int32')
    expect(int32([2147483647, 1]).sum().item()).toBe(-2147483648)
    expect(uint32([4294967295, 2]).sum().item()).toBe(1)
    expect(tensor([true, false, false, false]).mean().item()).toBe(0.25)
  })

  it('is 0 of nothing, and the mean of nothing is NaN', () => {
    expect(zeros([2, 0]).sum(1).toArray()).toEqual([0, 0])
    expect(zeros([0, 2]).sum(1).toArray()).toEqual([])
    expect(zeros([0]).mean().item()).toBeNaN()
  })
})

describe('max and min', () => {
  it('share the gradient of a tie', () => {
    expect(grad((x) => max(x))(float64([1, 3, 3])).toArray()).toEqual([0, 0.5, 0.5])
    const rows = float64([
      [2, 2],
      [1, 5],
    ])
    // A zero may come with either sign.
    expect([...grad((x) => min(x, 1).sum())(rows).data()].map((value) => value + 0)).toEqual([0.5, 0.5, 1, 0])
  })

  it('order integers of every kind, and masks', () => {
    expect(min(uint32([0, 4294967295])).item()).toBe(0)
    expect(max(uint32([0, 4294967295])).item()).toBe(4294967295)
    expect(min(int32([-2147483648, 5])).item()).toBe(-2147483648)
    expect(min(tensor([true, false])).item()).toBe(0)
    expect(max(tensor([true, false])).toArray()).toBe(true)
    expect(min(float64([-Infinity, Infinity])).item()).toBe(-Infinity)
  })

  it('reject nothing, where there is no largest', () => {
    expect(() => max(zeros([0]))).toThrow('(empty-reduction)')
    expect(() => min(zeros([2, 0]), 1)).toThrow('(empty-reduction)')
    expect(max(zeros([0, 2]), 1).shape).toEqual([0])
    expect(max(zeros([0, 2]), 1, { keepAxes: true }).shape).toEqual([0, 1])
  })
})

describe('argMax and argMin', () => {
  it.each(
    layoutsOf(
      float64([
        [1, 3, 3],
        [2, 0, 0],
      ]),
    ),
  )('find the first of equals, $layout', ({ view }) => {
    expect(argMax(view).toArray()).toEqual([1, 0])
    expect(argMin(view).toArray()).toEqual([0, 1])
    expect(argMax(view, 0).toArray()).toEqual([1, 0, 0])
    expect(argMax(view).dtype).toBe('int32')
  })

  it('find NaN first', () => {
    expect(argMax(float64([1, Number.NaN, 5, Number.NaN])).item()).toBe(1)
    expect(argMin(float64([1, Number.NaN, -5])).item()).toBe(1)
  })

  it('order integers of every kind, and masks', () => {
    expect(argMin(uint32([5, 0, 4294967295])).item()).toBe(1)
    expect(argMin(int32([5, -2147483648])).item()).toBe(1)
    expect(argMin(tensor([true, false])).item()).toBe(1)
  })

  it('have no gradient, and reject nothing and single numbers', () => {
    expect(argMax(tensor([1], { requiresGrad: true })).tracked).toBe(false)
    expect(() => argMax(zeros([0]))).toThrow('(empty-reduction)')
    expect(() => argMax(tensor(1))).toThrow('(axis-out-of-range)')
  })
})
