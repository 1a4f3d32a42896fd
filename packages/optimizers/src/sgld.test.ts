import { optimize, parameter, zeros } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { pathOf } from './cases.fixture.ts'
import { sgld } from './sgld.ts'

testOptimizer('sgld', sgld, {
  test: it,
  describe,
  statePerParameter: 0,
  converge: {
    settings: { temperature: 0, learningRate: 0.1 },
    rosenbrock: { steps: 3000, settings: { temperature: 0, learningRate: 0.1 } },
  },
})

describe('sgld', () => {
  it('settles at the variance of the posterior, wider by what its step size adds', () => {
    const w = parameter(zeros([20_000], { dtype: 'float64' }))
    const [learningRate, temperature, precision] = [0.05, 2, 4]
    const optimizer = optimize({ w }, sgld({ learningRate, temperature }))
    for (let i = 0; i < 60; i++)
      optimizer.step(() =>
        w
          .square()
          .sum()
          .mul(precision / 2),
      )
    // w <- (1 - η p) w + √(2 η T) ξ has the stationary variance 2 η T / (1 - (1 - η p)²).
    const stationary = (2 * learningRate * temperature) / (1 - (1 - learningRate * precision) ** 2)
    expect(stationary).toBeCloseTo(temperature / precision / (1 - (learningRate * precision) / 2), 12)
    expect(Math.abs(w.square().mean().item() / stationary - 1)).toBeLessThan(0.05)
    expect(Math.abs(w.mean().item())).toBeLessThan(5 * Math.sqrt(stationary / 20_000))
  })

  it('is gradient descent at temperature 0', () => {
    expect(pathOf(sgld({ learningRate: 0.5, temperature: 0 }), { start: [4], steps: 2, gradient: (w) => w })).toEqual([
      [2],
      [1],
    ])
  })
})
