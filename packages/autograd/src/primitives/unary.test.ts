import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { abs } from '../functions/abs.ts'
import { erf } from '../functions/erf.ts'
import { expm1, log1p } from '../functions/exact-near-zero.ts'
import { tanh } from '../functions/hyperbolic.ts'
import { reciprocal, rsqrt } from '../functions/reciprocal.ts'
import { relu } from '../functions/relu.ts'
import { floor } from '../functions/rounding.ts'
import { sigmoid } from '../functions/sigmoid.ts'
import { sign } from '../functions/sign.ts'
import { cos, sin } from '../functions/trigonometric.ts'
import type { Tensor } from '../tensor.ts'
import { checkDerivatives, expectNumbers, float64, int32, layoutsOf, uint32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'

type Method = 'neg' | 'exp' | 'log' | 'sqrt' | 'square'
type Name = Method | keyof typeof free

const free = { abs, tanh, sigmoid, rsqrt, reciprocal, expm1, log1p, sin, cos, floor, relu, sign }
const run = (name: Name, x: Tensor) => (name in free ? free[name as keyof typeof free](x) : x[name as Method]())

const operations: { name: Name; host: (x: number) => number; min?: number; zero?: number }[] = [
  { name: 'neg', host: (x) => -x },
  { name: 'abs', host: Math.abs },
  { name: 'exp', host: Math.exp },
  { name: 'expm1', host: Math.expm1 },
  { name: 'log', host: Math.log, min: 0.2 },
  { name: 'log1p', host: Math.log1p, min: -0.8 },
  { name: 'sqrt', host: Math.sqrt, min: 0.2 },
  { name: 'rsqrt', host: (x) => 1 / Math.sqrt(x), min: 0.2 },
  { name: 'reciprocal', host: (x) => 1 / x, min: 0.2 },
  { name: 'square', host: (x) => x * x },
  { name: 'sin', host: Math.sin },
  { name: 'cos', host: Math.cos },
  { name: 'tanh', host: Math.tanh },
  { name: 'sigmoid', host: (x) => 1 / (1 + Math.exp(-x)) },
  { name: 'relu', host: (x) => Math.max(0, x) },
]

describe.each(operations)('$name', ({ name, host, min = -2 }) => {
  const x = varied([3, 4], { min, max: 2 })

  it.each(layoutsOf(x))('computes every element, $layout', ({ view }) => {
    expectNumbers(run(name, view), tensor(Float64Array.from(x.data(), host), { shape: [3, 4] }), 4e-16)
  })

  it('takes rank 0, nothing, and one number many times', () => {
    expect(run(name, float64(1)).item()).toBeCloseTo(host(1), 15)
    expect(run(name, zeros([0, 3])).shape).toEqual([0, 3])
    expect(run(name, float64(1).expand([2, 2])).data()[3]).toBeCloseTo(host(1), 15)
  })

  it('computes float32 to its last digits', () => {
    const single = x.cast('float32')
    expect(run(name, single).dtype).toBe('float32')
    expectNumbers(run(name, single), tensor(Float32Array.from(single.data(), host), { shape: [3, 4] }), 3e-7)
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => run(name, x), x)
  })

  it('passes NaN on', () => {
    expect(run(name, float64([Number.NaN])).item()).toBeNaN()
  })
})

describe('types', () => {
  it('keep integers where the result is one, and make float32 otherwise', () => {
    expect(abs(int32([-3])).toArray()).toEqual([3])
    expect(int32([-3]).neg().dtype).toBe('int32')
    expect(int32([3]).square().dtype).toBe('int32')
    expect(uint32([1]).neg().toArray()).toEqual([4294967295])
    expect(int32([2]).exp().dtype).toBe('float32')
    expect(tensor([true]).sqrt().toArray()).toEqual([1])
    expect(floor(int32([7])).dtype).toBe('int32')
  })
})

describe('edges', () => {
  it.each([
    ['exp', [-Infinity, Infinity], [0, Infinity]],
    ['log', [0, -1, Infinity], [-Infinity, Number.NaN, Infinity]],
    ['sqrt', [0, -1, Infinity], [0, Number.NaN, Infinity]],
    ['reciprocal', [0, Infinity], [Infinity, 0]],
    ['tanh', [-Infinity, Infinity], [-1, 1]],
    ['sigmoid', [-1000, 1000, -Infinity, Infinity], [0, 1, 0, 1]],
    ['relu', [-0.5, 0, 3], [0, 0, 3]],
    ['sign', [-3, 0, 2, Number.NaN], [-1, 0, 1, Number.NaN]],
    ['floor', [-1.5, 1.5, Infinity], [-2, 1, Infinity]],
  ] as [Name, number[], number[]][])('%s of %s is %s', (name, x, expected) => {
    expect(run(name, float64(x)).toArray()).toEqual(expected)
  })

  it.each([
    ['abs', 0],
    ['relu', 0],
    ['sqrt', Infinity],
    ['sign', undefined],
    ['floor', undefined],
  ] as ['abs', number | undefined][])('%s has gradient %s at 0', (name, expected) => {
    const f = (x: Tensor) => run(name, x)
    const x = tensor([0], { requiresGrad: true })
    if (expected === undefined) expect(f(x).tracked).toBe(false)
    else expect(grad(f)(float64(0)).item()).toBe(expected)
  })

  it('expm1 and log1p keep their digits close to 0', () => {
    expect(expm1(float64([1e-12])).item()).toBe(Math.expm1(1e-12))
    expect(log1p(float64([1e-12])).item()).toBe(Math.log1p(1e-12))
    expect(grad((x) => expm1(x))(float64(1e-12)).item()).toBeCloseTo(1, 11)
  })
})

describe('erf', () => {
  it('has the values of Abramowitz and Stegun, table 7.1', () => {
    const [x, expected] = [
      [0, 0.5, 1, 2, -1],
      [0, 0.5204998778, 0.8427007929, 0.995322265, -0.8427007929],
    ]
    expectNumbers(erf(float64(x)), float64(expected), 1e-10)
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives((x) => erf(x), varied([4]))
  })
})

describe('cast', () => {
  it('drops fractions, wraps what is too large, and makes masks of what is not 0', () => {
    const x = float64([1.9, -1.9, 4294967297, Number.NaN, 0.5, 0])
    expect(x.cast('int32').toArray()).toEqual([1, -1, 1, 0, 0, 0])
    expect(x.cast('uint32').toArray()).toEqual([1, 4294967295, 1, 0, 0, 0])
    expect(x.cast('bool').toArray()).toEqual([true, true, true, true, true, false])
    expect(tensor([true, false]).cast('float64').toArray()).toEqual([1, 0])
    expect(float64([0.1]).cast('float32').item()).toBe(Math.fround(0.1))
  })

  it.each(layoutsOf(varied([2, 3])))('takes any layout: $layout', ({ view }) => {
    expectNumbers(view.cast('float32').cast('float64'), varied([2, 3]), 1e-7)
  })

  it('lets gradients through between floats, in the type of the input', () => {
    const gradient = grad((x) => x.cast('float32').square().sum())(float64([3]))
    expect([gradient.dtype, gradient.item()]).toEqual(['float64', 6])
    expect(tensor([1.5], { requiresGrad: true }).cast('int32').tracked).toBe(false)
  })

  it('is nothing where the type is the same', () => {
    const x = tensor([1])
    expect(x.cast('float32')).toBe(x)
  })
})
