import { optimize, parameter, tensor } from '@chainrule/autograd'
import { testSchedule } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { chebyshevSteps } from './chebyshev-steps.ts'
import { gradientDescent } from './gradient-descent.ts'
import { given } from './schedules.fixture.ts'

testSchedule('chebyshevSteps', given(chebyshevSteps, { smallest: 1, largest: 9, levels: 3 }), {
  test: it,
  describe,
  min: 1 / 9,
  max: 1,
})

describe('chebyshevSteps', () => {
  it('goes through one over the roots of the Chebyshev polynomial, in the order of the paper', () => {
    // σ₈ = interlace(interlace(interlace([1], [2]), …), …), written out.
    const order = [1, 8, 4, 5, 2, 7, 3, 6]
    const schedule = chebyshevSteps({ smallest: 2, largest: 10, levels: 3 })
    order.forEach((place, step) => {
      const root = 6 - 4 * Math.cos((Math.PI * (place - 0.5)) / 8)
      expect(schedule(step)).toBeCloseTo(1 / root, 14)
      expect(schedule(step + 8)).toBe(schedule(step))
    })
  })

  it('brings every error of a quadratic below the bound of Chebyshev’s polynomial', () => {
    const [smallest, largest, levels] = [0.01, 1, 6]
    const steps = 2 ** levels
    const curvatures = Float64Array.from({ length: 200 }, (_, i) => smallest + ((largest - smallest) * i) / 199)
    const w = parameter(tensor(curvatures.map(() => 1)))
    const learningRate = chebyshevSteps({ smallest, largest, levels })
    const optimizer = optimize({ w }, gradientDescent({ learningRate }))
    for (let i = 0; i < steps; i++) optimizer.step(() => w.square().mul(tensor(curvatures)).sum().mul(0.5))
    const rate = (Math.sqrt(largest / smallest) - 1) / (Math.sqrt(largest / smallest) + 1)
    const bound = (2 * rate ** steps) / (1 + rate ** (2 * steps))
    const errors = [...w.data()].map(Math.abs)
    expect(Math.max(...errors)).toBeLessThanOrEqual(bound * (1 + 1e-6))
    // The best constant rate would be fifty thousand times worse.
    expect(((largest - smallest) / (largest + smallest)) ** steps).toBeGreaterThan(bound * 5e4)
  })
})
