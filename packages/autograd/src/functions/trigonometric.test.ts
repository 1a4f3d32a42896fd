import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, expectNumbers, float64, int32, varied } from '../testing.fixture.ts'
import { grad } from '../transforms/grad.ts'
import { slice } from './slice.ts'
import { acos, asin, atan, tan } from './trigonometric.ts'

describe.each([
  { f: tan, host: Math.tan, range: 1.4 },
  { f: asin, host: Math.asin, range: 0.95 },
  { f: acos, host: Math.acos, range: 0.95 },
  { f: atan, host: Math.atan, range: 30 },
])('$f.name', ({ f, host, range }) => {
  const x = varied([20], { min: -range, max: range })

  it('agrees with the host to a few units in the last place', () => {
    expectNumbers(f(x), float64([...x.data()].map(host)), 1e-15)
    const single = tensor([...x.data()])
    expectNumbers(f(single), tensor([...single.data()].map(host)), 3e-7)
  })

  it('keeps its digits close to 0', () => {
    const tiny = f(float64(1e-9)).item()
    expect(Math.abs(tiny / host(1e-9) - 1)).toBeLessThan(1e-15)
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(f, slice(x, [[0, 5]]))
  })

  it('passes NaN on and takes integers as float32', () => {
    expect(f(tensor([Number.NaN])).item()).toBeNaN()
    expect(f(int32([0])).dtype).toBe('float32')
  })
})

describe('asin and acos', () => {
  it('are exact at ±1, where their gradients are infinite', () => {
    expect(asin(float64([-1, 1])).toArray()).toEqual([-Math.PI / 2, Math.PI / 2])
    expect(acos(float64([-1, 1])).toArray()).toEqual([Math.PI, 0])
    expect(grad((x) => asin(x).sum())(float64([-1, 1])).toArray()).toEqual([Infinity, Infinity])
    expect(grad((x) => acos(x).sum())(float64([-1, 1])).toArray()).toEqual([-Infinity, -Infinity])
  })

  it('keep their digits close to 1', () => {
    const x = 1 - 2 ** -40
    expect(Math.abs(acos(float64(x)).item() / Math.acos(x) - 1)).toBeLessThan(1e-15)
  })

  it('are NaN outside [-1, 1]', () => {
    expect(asin(tensor([1.5])).item()).toBeNaN()
    expect(acos(tensor([-1.5])).item()).toBeNaN()
  })
})

describe('atan', () => {
  it('reaches ±π/2 at the infinities with gradient 0', () => {
    const x = float64([-Infinity, Infinity])
    expect(atan(x).toArray()).toEqual([-Math.PI / 2, Math.PI / 2])
    expect(grad((x) => atan(x).sum())(x).toArray()).toEqual([0, 0])
  })
})
