import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LinePoint, type StrongWolfeOptions, strongWolfe } from './strong-wolfe.ts'

/** A function of one number with its derivative. */
type Curve = (x: number) => readonly [value: number, slope: number]

function search(curve: Curve, options: StrongWolfeOptions = {}) {
  const looks: number[] = []
  const at = (size: number): LinePoint => ({ size, loss: curve(size)[0], slope: curve(size)[1] })
  const walk = strongWolfe(
    at(0),
    // biome-ignore lint/correctness/useYield: a look on paper asks nobody.
    function* (size) {
      looks.push(size)
      return at(size)
    },
    options,
  )
  const found = walk.next().value as LinePoint
  return { found, looks, start: at(0) }
}

function satisfies({ found, start }: ReturnType<typeof search>, decrease = 1e-4, curvature = 0.9): boolean {
  return (
    found.loss <= start.loss + decrease * found.size * start.slope &&
    Math.abs(found.slope) <= curvature * Math.abs(start.slope)
  )
}

const parabola: Curve = (x) => [(x - 3) ** 2, 2 * (x - 3)]

describe('strongWolfe', () => {
  it('takes the first size where it will do, after one look', () => {
    const { found, looks } = search(parabola, { first: 2 })
    expect(looks).toEqual([2])
    expect(found).toEqual({ size: 2, loss: 1, slope: -2 })
  })

  it('finds the bottom of a parabola exactly by its second look, as a cubic can', () => {
    // Too far: the interval [0, 8] is interpolated. Too near: it is widened, within ten times the first size.
    for (const first of [8, 0.4]) {
      const { found, looks } = search(parabola, { first, curvature: 0.1 })
      expect(looks.length).toBe(2)
      expect(found.size).toBeCloseTo(3, 12)
    }
  })

  it('widens by at most ten times at each look', () => {
    const { looks } = search((x) => [(x - 500) ** 2, 2 * (x - 500)], { first: 0.001, curvature: 0.1 })
    for (const [i, size] of looks.slice(1, 6).entries()) expect(size / looks[i]).toBeLessThanOrEqual(10 * (1 + 1e-12))
    expect(looks.length).toBeLessThan(15)
  })

  // The functions of Moré and Thuente, 1994, section 5, equations 5.1 to 5.3, on which line searches are tested.
  const curves: { [name: string]: Curve } = {
    '5.1, concave near the start': (x) => [-x / (x ** 2 + 2), (x ** 2 - 2) / (x ** 2 + 2) ** 2],
    '5.2, flat almost everywhere': (x) => [
      (x + 0.004) ** 5 - 2 * (x + 0.004) ** 4,
      5 * (x + 0.004) ** 4 - 8 * (x + 0.004) ** 3,
    ],
    '5.3, wavy around a kink': (x) => {
      const smooth = Math.abs(x - 1) >= 0.01
      const base = smooth ? Math.abs(x - 1) : (x - 1) ** 2 / 0.02 + 0.005
      const slope = smooth ? Math.sign(x - 1) : (x - 1) / 0.01
      const [share, angle] = [(2 * (1 - 0.01)) / (39 * Math.PI), (39 * Math.PI * x) / 2]
      return [base + share * Math.sin(angle), slope + (1 - 0.01) * Math.cos(angle)]
    },
  }
  it.each(Object.entries(curves))('satisfies both conditions on the function %s of Moré and Thuente', (_, curve) => {
    for (const first of [1e-3, 1e-1, 1, 10, 1000]) {
      const result = search(curve, { first, curvature: 0.1 })
      expect([first, satisfies(result, 1e-4, 0.1)]).toEqual([first, true])
      expect(result.looks.length).toBeLessThan(20)
    }
  })

  it('satisfies both conditions on random waves over a parabola', () => {
    const size = fc.double({ min: 0.1, max: 5, noNaN: true })
    fc.assert(
      fc.property(size, size, size, size, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, b, c, phase, first) => {
        const raw: Curve = (x) => [
          a * x ** 2 + b * Math.sin(c * x + phase),
          2 * a * x + b * c * Math.cos(c * x + phase),
        ]
        // It searches downhill.
        const sign = raw(0)[1] > 0 ? -1 : 1
        const curve: Curve = (x) => [raw(sign * x)[0], sign * raw(sign * x)[1]]
        fc.pre(Math.abs(curve(0)[1]) > 1e-3)
        const result = search(curve, { first, curvature: 0.5 })
        expect(satisfies(result, 1e-4, 0.5)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('comes back from where the loss is infinite or not a number', () => {
    for (const beyond of [Number.POSITIVE_INFINITY, Number.NaN]) {
      const result = search((x) => (x < 5 ? parabola(x) : [beyond, Number.NaN]), { first: 1000 })
      expect(satisfies(result)).toBe(true)
    }
  })

  it('gives up after its limit with the lowest of what it has seen at the ends of the interval', () => {
    const endless = search((x) => [-x, -1], { first: 1, limit: 3 })
    expect(endless.looks).toEqual([1, 10, 100, 1000])
    expect(endless.found.size).toBe(1000)
    const wall = search((x) => [x > 0 ? 1 : 0, -1], { first: 1, limit: 4 })
    expect(wall.found.size).toBe(0)
    expect(wall.looks.length).toBe(5)
  })

  it('does not divide intervals in which no parameter would move', () => {
    const { looks } = search((x) => [x > 0 ? 1 : 0, -1], { longest: 1e-10 })
    expect(looks).toEqual([1])
  })
})
