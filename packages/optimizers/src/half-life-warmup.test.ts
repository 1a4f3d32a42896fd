import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { halfLifeWarmup } from './half-life-warmup.ts'

testSchedule('halfLifeWarmup', () => halfLifeWarmup({ end: 0.9999, steps: 100 }), { test: it, describe })

const halfLife = (beta: number) => Math.log(0.5) / Math.log(beta)

describe('halfLifeWarmup', () => {
  it('raises the half-life by the same amount at every step, to that of the end', () => {
    const beta = halfLifeWarmup({ start: 0.9, end: 0.9999, steps: 100 })
    const rise = (halfLife(0.9999) - halfLife(0.9)) / 100
    for (const step of [0, 1, 50, 98]) expect(halfLife(beta(step))).toBeCloseTo(halfLife(0.9) + rise * (step + 1), 6)
    expect([beta(99), beta(100), beta(1e6)]).toEqual([0.9999, 0.9999, 0.9999])
  })

  it('is the formula of the paper', () => {
    const [start, end, steps] = [0.9, 0.9999, 20]
    const beta = halfLifeWarmup({ start, end, steps })
    for (let t = 1; t < steps; t++) {
      const [a, b] = [Math.log(start), Math.log(end)]
      expect(beta(t - 1)).toBeCloseTo(Math.exp((a * b) / ((1 - t / steps) * b + (t / steps) * a)), 14)
    }
  })
})
