import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { pathOf, vector } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { simplifiedAdemamix } from './simplified-ademamix.ts'

testOptimizer('simplifiedAdemamix', simplifiedAdemamix, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  converge: { settings: { learningRate: (step) => 0.02 * (1 - step / 500), beta1: 0.9 } },
})

describe('simplifiedAdemamix', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let [sum, variance] = [0, 0]
      return (w, g, t) => {
        sum = 0.8 * sum + g
        variance = 0.9 * variance + 0.1 * g * g
        return w - 0.1 * ((sum + 2 * g) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3) + 0.1 * w)
      }
    })
    expectLoop(
      simplifiedAdemamix({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, alpha: 2, epsilon: 1e-3, weightDecay: 0.1 }),
      paper,
    )
  })

  it('reaches 1 / (1 - β₁) + α times the learning rate where gradients agree', () => {
    const optimizer = simplifiedAdemamix({ learningRate: 1, beta1: 0.5, alpha: 3, epsilon: 0 })
    const path = pathOf(optimizer, { start: [0], steps: 50, gradient: () => vector(1) })
    expect(path[48][0] - path[49][0]).toBeCloseTo(5, 10)
  })
})
