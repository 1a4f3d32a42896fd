import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adabelief } from './adabelief.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'

testOptimizer('adabelief', adabelief, { test: it, describe, elementwise: true, statePerParameter: 2 })

describe('adabelief', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('AdaBelief'), adabelief({ learningRate: 0.05, epsilon: 1e-12, epsilonRoot: 1e-12 }))
  })

  it('follows the paper', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance = 0.9 * variance + 0.1 * (g - mean) ** 2 + 1e-2
        return w - (0.1 * mean) / (1 - 0.8 ** t) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3)
      }
    })
    expectLoop(adabelief({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, epsilonRoot: 1e-2 }), paper)
  })

  it('takes longer and longer steps where gradients stay as they are', () => {
    const path = pathOf(adabelief({ learningRate: 1 }), { start: [0], steps: 6, gradient: () => vector(1) }).flat()
    const steps = path.map((value, i) => (path[i - 1] ?? 0) - value)
    expect(steps[0]).toBeGreaterThan(1)
    expect(steps.slice(1).every((step, i) => step > steps[i])).toBe(true)
  })
})
