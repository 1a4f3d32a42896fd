import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, float64, int32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { acosh, asinh, atanh, cosh, sinh } from './hyperbolic.ts'
import { slice } from './slice.ts'

describe.each([
  { f: sinh, host: Math.sinh, min: -5, max: 5 },
  { f: cosh, host: Math.cosh, min: -5, max: 5 },
  { f: asinh, host: Math.asinh, min: -50, max: 50 },
  { f: acosh, host: Math.acosh, min: 1.1, max: 50 },
  { f: atanh, host: Math.atanh, min: -0.95, max: 0.95 },
])('$f.name', ({ f, host, min, max }) => {
  const x = varied([20], { min, max })

  it('agrees with the host to a few units in the last place', () => {
    const got = f(x).data()
    const single = tensor([...x.data()])
    const gotSingle = f(single).data()
    for (let i = 0; i < got.length; i++) {
      expect(Math.abs(got[i] / host(x.data()[i]) - 1)).toBeLessThan(2e-15)
      expect(Math.abs(gotSingle[i] / host(single.data()[i]) - 1)).toBeLessThan(1e-6)
    }
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(f, slice(x, [[0, 5]]))
  })

  it('passes NaN on and takes integers as float32', () => {
    expect(f(tensor([Number.NaN])).item()).toBeNaN()
    expect(f(int32([1])).dtype).toBe('float32')
  })
})

describe('the odd ones', () => {
  it.each([
    { f: sinh, host: Math.sinh },
    { f: asinh, host: Math.asinh },
    { f: atanh, host: Math.atanh },
  ])('$f.name keeps its digits close to 0 and has slope 1 there', ({ f, host }) => {
    for (const x of [1e-12, -1e-5, 1e-3]) expect(Math.abs(f(float64(x)).item() / host(x) - 1)).toBeLessThan(1e-15)
    expect(f(float64(0)).item()).toBe(0)
    expect(grad(f)(float64(0)).item()).toBe(1)
    expect(grad(grad(f))(float64(0)).item()).toBeCloseTo(0, 15)
  })
})

describe('asinh', () => {
  it('does not overflow for large numbers', () => {
    expect(asinh(tensor([3e30, -3e30])).toArray()).toEqual([
      Math.fround(Math.asinh(3e30)),
      Math.fround(-Math.asinh(3e30)),
    ])
    expect(asinh(float64(1e300)).item()).toBeCloseTo(Math.asinh(1e300), 11)
    expect(asinh(float64([Infinity, -Infinity])).toArray()).toEqual([Infinity, -Infinity])
  })
})

describe('acosh', () => {
  it('is 0 at 1, where its gradient is infinite, and NaN below', () => {
    expect(acosh(float64([1, 0.5])).toArray()).toEqual([0, Number.NaN])
    expect(grad(acosh)(float64(1)).item()).toBe(Infinity)
  })

  it('keeps its digits close to 1 and does not overflow', () => {
    const x = 1 + 2 ** -40
    expect(Math.abs(acosh(float64(x)).item() / Math.acosh(x) - 1)).toBeLessThan(1e-7)
    expect(Math.abs(acosh(float64(x)).item() / Math.sqrt(2 ** -39) - 1)).toBeLessThan(1e-12)
    expect(acosh(tensor(3e30)).item()).toBe(Math.fround(Math.acosh(3e30)))
  })
})

describe('atanh', () => {
  it('is infinite at ±1 and NaN outside', () => {
    expect(atanh(float64([-1, 1, 2])).toArray()).toEqual([-Infinity, Infinity, Number.NaN])
  })
})
