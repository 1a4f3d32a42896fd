import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { threefryFill } from './threefry.ts'
import { uniformFloat32, uniformFloat64 } from './uniform.ts'

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('uniformFloat32', () => {
  it('covers [0, 1) from exactly zero to one step below one', () => {
    expect(uniformFloat32(0)).toBe(0)
    expect(uniformFloat32(255)).toBe(0)
    expect(uniformFloat32(256)).toBe(2 ** -24)
    expect(uniformFloat32(0x80000000)).toBe(0.5)
    expect(uniformFloat32(0xffffffff)).toBe(1 - 2 ** -24)
  })

  it('gives numbers that float32 holds exactly', () => {
    fc.assert(
      fc.property(word, (bits) => {
        expect(Math.fround(uniformFloat32(bits))).toBe(uniformFloat32(bits))
      }),
    )
  })

  it('spreads a stream evenly over a hundred bins', () => {
    const words = new Uint32Array(100_000)
    threefryFill(1, 2, words)
    const bins = new Float64Array(100)
    for (const bits of words) bins[Math.floor(uniformFloat32(bits) * 100)] += 1
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    // With 99 degrees of freedom all but 1 in 10⁴ on each side lies between these (tables of the chi-square law).
    expect(chiSquare).toBeGreaterThan(54)
    expect(chiSquare).toBeLessThan(161.4)
  })
})

describe('uniformFloat64', () => {
  it('covers [0, 1) from exactly zero to one step below one', () => {
    expect(uniformFloat64(0, 0)).toBe(0)
    expect(uniformFloat64(0, 2048)).toBe(2 ** -53)
    expect(uniformFloat64(1, 0)).toBe(2 ** -32)
    expect(uniformFloat64(0x80000000, 0)).toBe(0.5)
    expect(uniformFloat64(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53)
  })

  it('grows with the first word, then with the second', () => {
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        const first = (BigInt(a) << 21n) | BigInt(b >>> 11)
        const second = (BigInt(c) << 21n) | BigInt(d >>> 11)
        expect(uniformFloat64(a, b) < uniformFloat64(c, d)).toBe(first < second)
      }),
    )
  })
})
