import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { and, not, or } from '../functions/and-or-not.ts'
import { clamp } from '../functions/clamp.ts'
import { equal, greater, greaterEqual, less, lessEqual, notEqual } from '../functions/comparison.ts'
import { finite } from '../functions/finite.ts'
import { lerp } from '../functions/lerp.ts'
import { where } from '../functions/where.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'

describe('comparison', () => {
  const nan = Number.NaN
  const [a, b] = [float64([1, 2, 2, nan, nan, Infinity]), float64([2, 1, 2, 1, nan, Infinity])]

  it.each([
    [less, [1, 0, 0, 0, 0, 0]],
    [greater, [0, 1, 0, 0, 0, 0]],
    [equal, [0, 0, 1, 0, 0, 1]],
    [notEqual, [1, 1, 0, 1, 1, 0]],
    [lessEqual, [1, 0, 1, 0, 0, 1]],
    [greaterEqual, [0, 1, 1, 0, 0, 1]],
  ] as const)('%o treats NaN as JavaScript does', (compare, expected) => {
    expect([...compare(a, b).data()]).toEqual(expected)
    expect(compare(a, b).dtype).toBe('bool')
  })

  it('stretches, compares integers with fractions, and has no gradient', () => {
    expect(less(int32([[1], [2]]), int32([1, 2])).toArray()).toEqual([
      [false, true],
      [false, false],
    ])
    expect(greater(int32([1, 2]), 1.5).toArray()).toEqual([false, true])
    expect(less(tensor([1], { requiresGrad: true }), 2).tracked).toBe(false)
  })

  it('tells finite numbers from others', () => {
    expect(finite(float64([1, nan, Infinity, -Infinity])).toArray()).toEqual([true, false, false, false])
    expect(finite(int32([1])).toArray()).toEqual([true])
  })
})

describe('masks', () => {
  const [a, b] = [tensor([true, true, false, false]), tensor([true, false, true, false])]

  it('combine', () => {
    expect(and(a, b).toArray()).toEqual([true, false, false, false])
    expect(or(a, b).toArray()).toEqual([true, true, true, false])
    expect(not(a).toArray()).toEqual([false, false, true, true])
    expect(and(a, false).toArray()).toEqual([false, false, false, false])
    expect(or(tensor([0, 2]), int32([0, 0])).toArray()).toEqual([false, true])
  })
})

describe('where', () => {
  it('chooses element by element, and all three stretch', () => {
    const mask = tensor([[true], [false]])
    expect(where(mask, int32([1, 2]), int32(9)).toArray()).toEqual([
      [1, 2],
      [9, 9],
    ])
    expect(where(tensor(true), int32([1, 2]), 0).shape).toEqual([2])
  })

  it('takes numbers, truth values and integers of any kind', () => {
    const mask = tensor([true, false])
    const operands: [Operand, Operand, string][] = [
      [1, 0, 'float32'],
      [true, false, 'bool'],
      [int32([1, 1]), 0, 'int32'],
      [1, float64([0, 0]), 'float64'],
      [int32([1, 1]), 0.5, 'float32'],
    ]
    for (const [a, b, dtype] of operands) expect(where(mask, a, b).dtype).toBe(dtype)
  })

  it('sends each gradient to the side that was chosen, and 0 to the other', () => {
    const mask = tensor([true, false])
    const f = (x: Tensor[]) => where(mask, x[0], x[1]).sum()
    const [a, b] = grad(f)([float64([1, 2]), float64([3, 4])]) as Tensor[]
    expect([a.toArray(), b.toArray()]).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('has the derivatives of finite differences, with broadcasting', () => {
    const mask = tensor([
      [true, false, true],
      [false, true, false],
    ])
    checkDerivatives((a, b) => where(mask, a, b).square(), varied([2, 3]), varied([3], { seed: 1 }))
  })

  it('takes any layout', () => {
    const mask = tensor([
      [true, false, true],
      [false, true, false],
    ])
    const [a, b] = [varied([2, 3]), varied([2, 3], { seed: 1 })]
    for (const { view: m } of layoutsOf(mask)) {
      for (const { view } of layoutsOf(a)) expectNumbers(where(m, view, b), where(mask, a, b))
    }
  })

  it('rejects a condition that is not a mask', () => {
    expect(() => where(tensor([1]), 1, 2)).toThrow('(condition-not-bool)')
    expect(() => where(tensor([true, false]), zeros([3]), 0)).toThrow('(shapes-do-not-broadcast)')
  })
})

describe('lerp and clamp', () => {
  it('mix and limit', () => {
    expect(lerp(float64([0, 10]), float64([10, 20]), 0.25).toArray()).toEqual([2.5, 12.5])
    expect(clamp(float64([-2, 0, 2, Number.NaN]), -1, 1).toArray()).toEqual([-1, 0, 1, Number.NaN])
    expect(clamp(int32([-2, 5]), 0, 3).toArray()).toEqual([0, 3])
  })

  it('mix exactly at both ends where the share is a number', () => {
    const [far, near] = [tensor([1e8]), tensor([1])]
    expect([lerp(far, near, 0).item(), lerp(far, near, 1).item()]).toEqual([1e8, 1])
    expect(lerp(float64([2]), float64([10]), 0.75).item()).toBe(8)
  })

  it('lets gradients through on the edges of a range and stops them outside', () => {
    expect(grad((x) => clamp(x, -1, 1).sum())(float64([-2, -1, 0, 1, 2])).toArray()).toEqual([0, 1, 1, 1, 0])
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((a, b, t) => lerp(a, b, t), varied([3]), varied([3], { seed: 1 }), varied([], { seed: 2 }))
  })
})
