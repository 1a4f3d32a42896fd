import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { maximum } from '../functions/maximum.ts'
import { minimum } from '../functions/minimum.ts'
import { pow } from '../functions/pow.ts'
import { atan2 } from '../functions/trigonometric.ts'
import type { Operand, Tensor } from '../tensor.ts'
import {
  build,
  checkDerivatives,
  expectNumbers,
  float64,
  int32,
  layoutsOf,
  uint32,
  varied,
} from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { valueAndGrad } from '../transforms/value-and-grad.ts'

type Name = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'maximum' | 'minimum' | 'atan2'

const operations: { name: Name; host: (a: number, b: number) => number }[] = [
  { name: 'add', host: (a, b) => a + b },
  { name: 'sub', host: (a, b) => a - b },
  { name: 'mul', host: (a, b) => a * b },
  { name: 'div', host: (a, b) => a / b },
  { name: 'pow', host: (a, b) => a ** b },
  { name: 'maximum', host: Math.max },
  { name: 'minimum', host: Math.min },
  { name: 'atan2', host: Math.atan2 },
]

const shapes = [
  [[], []],
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [
    [2, 1],
    [4, 1, 3],
  ],
  [[], [2, 2]],
  [[0, 3], [1]],
  [[1], [0]],
]

const free = { atan2, maximum, minimum, pow }
const run = (name: Name, a: Tensor, b: Operand) =>
  name in free ? free[name as keyof typeof free](a, b) : a[name as Exclude<Name, keyof typeof free>](b)

describe.each(operations)('$name', ({ name, host }) => {
  it.each(shapes)('computes every pair of [%s] and [%s]', (left, right) => {
    const [a, b] = [varied(left, { min: 0.1, max: 3 }), varied(right, { seed: 1, min: 0.1, max: 3 })]
    const rank = Math.max(left.length, right.length)
    const aligned = (shape: number[]) => [...new Array<number>(rank - shape.length).fill(1), ...shape]
    const shape = aligned(left).map((size, axis) => (size === 1 ? aligned(right)[axis] : size))
    const pick = (x: Tensor, index: number[]) =>
      x.data()[aligned([...x.shape]).reduce((place, size, axis) => place * size + (size === 1 ? 0 : index[axis]), 0)]
    expectNumbers(
      run(name, a, b),
      build(shape, (index) => host(pick(a, index), pick(b, index))),
    )
  })

  it('takes any layout on either side', () => {
    const [a, b] = [varied([2, 3], { min: 0.1 }), varied([2, 3], { seed: 1, min: 0.1 })]
    const expected = run(name, a, b)
    for (const { view: left } of layoutsOf(a)) {
      for (const { view: right } of layoutsOf(b)) expectNumbers(run(name, left, right), expected)
    }
  })

  it('rounds float32 once', () => {
    const [a, b] = [varied([9], { dtype: 'float32', min: 0.1 }), varied([9], { seed: 1, dtype: 'float32', min: 0.1 })]
    expectNumbers(run(name, a, b), run(name, a.cast('float64'), b.cast('float64')).cast('float32'))
    expect(run(name, a, b).dtype).toBe('float32')
  })

  it('has the derivatives of finite differences, with broadcasting', () => {
    const f = (a: Tensor, b: Tensor) => run(name, a, b)
    checkDerivatives(f, varied([2, 3], { min: 0.5, max: 2 }), varied([3], { seed: 1, min: 0.5, max: 2 }))
    checkDerivatives(f, varied([], { min: 0.5, max: 2 }), varied([2, 1], { seed: 1, min: 0.5, max: 2 }))
    checkDerivatives((a) => run(name, a, a.mul(0.3).add(1.1)), varied([3], { min: 0.5, max: 1 }))
  })

  it('passes NaN on', () => {
    expect(run(name, tensor([Number.NaN]), 2).item()).toBeNaN()
    expect(run(name, tensor([2]), tensor([Number.NaN])).item()).toBeNaN()
  })

  it('rejects shapes that do not stretch, and two precisions', () => {
    expect(() => run(name, varied([2, 3]), varied([2]))).toThrow('(shapes-do-not-broadcast)')
    expect(() => run(name, varied([2]), tensor([1, 2]))).toThrow('(mixed-dtypes)')
    // These two make float32 of integers before they meet.
    if (name !== 'div' && name !== 'atan2') expect(() => run(name, int32([1]), uint32([1]))).toThrow('(mixed-dtypes)')
  })
})

describe('algebra', () => {
  const side = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 3 })

  it('commutes, with broadcasting', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom('add', 'mul', 'maximum', 'minimum'), (left, right, name) => {
        const [a, b] = [float64(left).reshape([3, 1]), float64(right)]
        expectNumbers(run(name, a, b), run(name, b, a))
      }),
    )
  })

  it('distributes multiplication over sums of integers exactly, wrapping included', () => {
    const any = fc.array(fc.integer(), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(any, any, any, (x, y, z) => {
        const [a, b, c] = [int32(x), int32(y), int32(z)]
        expectNumbers(a.mul(b.add(c)), a.mul(b).add(a.mul(c)))
        expectNumbers(a.sub(b).add(b), a)
      }),
    )
  })
})

describe('types', () => {
  it('wraps integers as 32-bit machines do', () => {
    expect(int32([2147483647]).add(1).toArray()).toEqual([-2147483648])
    expect(int32([65537]).mul(65537).toArray()).toEqual([131073])
    expect(uint32([4294967295]).mul(4294967295).toArray()).toEqual([1])
    expect(uint32([1]).sub(2).toArray()).toEqual([4294967295])
  })

  it('orders unsigned and smallest integers rightly', () => {
    expect(minimum(uint32([0, 7]), uint32([5, 4294967295])).toArray()).toEqual([0, 7])
    expect(maximum(uint32([0, 7]), uint32([5, 4294967295])).toArray()).toEqual([5, 4294967295])
    expect(minimum(int32([-2147483648]), 5).toArray()).toEqual([-2147483648])
    expect(minimum(tensor([true, false]), tensor([true, true])).toArray()).toEqual([true, false])
  })

  it('counts masks as int32 in sums, and keeps them masks in products', () => {
    const [a, b] = [tensor([true, false]), tensor([true, true])]
    expect(a.add(b).dtype).toBe('int32')
    expect(a.add(b).toArray()).toEqual([2, 1])
    expect(a.sub(b).toArray()).toEqual([0, -1])
    expect(a.neg().toArray()).toEqual([-1, 0])
    expect(a.mul(b).toArray()).toEqual([true, false])
    expect(a.add(uint32([1, 1])).dtype).toBe('uint32')
    expect(a.add(0.5).toArray()).toEqual([1.5, 0.5])
  })

  it('divides integers as float32', () => {
    expect(
      int32([7])
        .div(int32([2]))
        .toArray(),
    ).toEqual([3.5])
    expect(int32([7]).div(2).dtype).toBe('float32')
  })

  it('lets a number take the type of its tensor', () => {
    expect(float64([1]).add(0.1).toArray()).toEqual([1.1])
    expect(int32([1]).add(2).dtype).toBe('int32')
    expect(int32([1]).add(0.5).dtype).toBe('float32')
  })

  it('keeps the sign of a zero in products', () => {
    expect(Object.is(float64([1]).mul(-0).item(), -0)).toBe(true)
    expect(Object.is(float64([1]).mul(0).item(), 0)).toBe(true)
  })
})

describe('maximum and minimum', () => {
  it('share the gradient of a tie, whichever side is asked', () => {
    const slopes = (f: (a: Tensor) => Tensor) => grad(f)(float64(2)).item()
    expect(slopes((a) => maximum(a, 2))).toBe(0.5)
    expect(slopes((a) => maximum(float64(2), a))).toBe(0.5)
    expect(slopes((a) => minimum(a, 2))).toBe(0.5)
    expect(slopes((a) => maximum(a, a))).toBe(1)
  })

  it('are NaN where either side is, in any place', () => {
    const nan = Number.NaN
    expect(maximum(float64([nan, 1, -Infinity]), float64([1, nan, nan])).toArray()).toEqual([nan, nan, nan])
    expect(minimum(float64([nan, 1, Infinity]), float64([1, nan, nan])).toArray()).toEqual([nan, nan, nan])
  })
})

describe('pow', () => {
  const atPoint = (a: number, b: number) => {
    const { value, gradient } = valueAndGrad((x: { a: Tensor; b: Tensor }) => pow(x.a, x.b))({
      a: float64(a),
      b: float64(b),
    })
    return [value.item(), gradient.a.item(), gradient.b.item()]
  }

  it.each([
    // a, b, aᵇ, ∂a, ∂b
    [2, 3, 8, 12, 8 * Math.LN2],
    [0, 2, 0, 0, 0],
    [0, 1, 0, 1, 0],
    [0, 0, 1, 0, 0],
    [3, 0, 1, 0, Math.log(3)],
    [-2, 2, 4, -4, Number.NaN],
    [0, -1, Infinity, -Infinity, Number.NaN],
    [0, 0.5, 0, Infinity, 0],
  ])('at %s ** %s is %s with gradients %s and %s', (a, b, ...expected) => {
    atPoint(a, b).forEach((got, i) => {
      if (Number.isFinite(expected[i])) expect(got).toBeCloseTo(expected[i], 13)
      else expect(got).toBe(expected[i])
    })
  })

  it.each([0, 1, 2, 3])('has finite derivatives of every order at 0 for the whole exponent %s', (exponent) => {
    let f = (x: Tensor) => pow(x, exponent)
    let expected = 1
    for (let order = 0; order <= 4; order++) {
      expect(f(float64(0)).item() + 0).toBe(order === exponent ? expected : 0)
      expected *= exponent - order
      f = grad(f)
    }
  })

  it('has the derivatives of finite differences for negative bases and whole exponents', () => {
    checkDerivatives((x) => pow(x, 3), float64([-1.5, 0.5]))
    checkDerivatives((x) => pow(x, -2), float64([-1.5, 0.5]))
  })
})
