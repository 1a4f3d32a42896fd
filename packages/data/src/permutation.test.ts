import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawsOf, permutation } from './permutation.ts'

describe('permutation', () => {
  it('holds each number below the count once', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.maxSafeInteger(), fc.nat(2 ** 32), (count, seed, stream) => {
        const order = permutation(count, drawsOf(seed, stream))
        expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index))
      }),
    )
  })

  it('depends on all 53 bits of the seed and on the stream, and on nothing else', () => {
    const order = (seed: number, stream: number) => permutation(20, drawsOf(seed, stream)).join()
    expect(order(1, 0)).toBe(order(1, 0))
    const others = [order(0, 0), order(1, 0), order(-1, 0), order(1 + 2 ** 32, 0), order(1, 1), order(1, 2 ** 32)]
    expect(new Set(others).size).toBe(others.length)
  })

  it('gives each of the 120 orders of five equally often', () => {
    const counts = new Map<string, number>()
    const draws = 24_000
    for (let stream = 0; stream < draws; stream++) {
      const order = permutation(5, drawsOf(7, stream)).join()
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    const expected = draws / 120
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(120)
    // The 99.9 % point of chi-squared with 119 degrees of freedom, from tables.
    expect(chiSquared).toBeLessThan(172.8)
  })

  it('refuses a seed that is no whole number', () => {
    for (const seed of [0.5, Number.NaN, 2 ** 53]) {
      expect(() => drawsOf(seed, 0)).toThrow(expect.objectContaining({ code: 'bad-seed' }))
    }
  })
})

describe('drawsOf', () => {
  it('gives each number below a limit that does not divide 2³² as likely as the others', () => {
    // The remainder of a word would fall below 2³⁰ twice as often as above.
    const draw = drawsOf(3, 0)
    let low = 0
    for (let count = 0; count < 30_000; count++) if (draw(3 * 2 ** 30) < 2 ** 30) low++
    // Five standard deviations of 30,000 trials with chance 1/3.
    expect(Math.abs(low - 10_000)).toBeLessThan(5 * Math.sqrt((30_000 * 2) / 9))
  })
})
