import { describe, expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { checkDerivatives, float64, varied } from '../testing.fixture.ts'
import { log2, log10 } from './logarithms.ts'

describe.each([
  { f: log2, host: Math.log2 },
  { f: log10, host: Math.log10 },
])('$f.name', ({ f, host }) => {
  it('agrees with the host', () => {
    const x = varied([50], { min: 1e-3, max: 1e3 })
    f(x)
      .data()
      .forEach((got, i) => {
        expect(Math.abs(got - host(x.data()[i]))).toBeLessThan(4e-15)
      })
  })

  it('has the derivatives of finite differences', () => {
    checkDerivatives(f, varied([4], { min: 0.5, max: 3 }))
  })

  it('is -∞ at 0 and NaN below', () => {
    expect(f(tensor([0, -1])).toArray()).toEqual([-Infinity, Number.NaN])
  })
})

it('log2 is exact for powers of two in float64', () => {
  for (let power = -60; power <= 60; power++) expect(log2(float64(2 ** power)).item()).toBeCloseTo(power, 13)
})
