import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { expectToFollow } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { each, elementwiseCase, expectLoop } from './loops.fixture.ts'
import { nadam } from './nadam.ts'

testOptimizer('nadam', nadam, { test: it, describe, elementwise: true, statePerParameter: 2 })

describe('nadam', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let [mean, variance, product] = [0, 0, 1]
      const momentumAt = (t: number) => 0.9 * (1 - 0.5 * 0.96 ** (t * 0.004))
      return (w, g, t) => {
        product *= momentumAt(t)
        mean = 0.9 * mean + 0.1 * g
        variance = 0.999 * variance + 0.001 * g * g
        const next = momentumAt(t + 1)
        const ahead = ((1 - momentumAt(t)) * g) / (1 - product) + (next * mean) / (1 - product * next)
        return w - (0.1 * ahead) / (Math.sqrt(variance / (1 - 0.999 ** t)) + 1e-8)
      }
    })
    expectLoop(nadam({ learningRate: 0.1 }), paper)
  })

  // PyTorch 1.13, which made the case of the fixtures, multiplies μₜ into the product twice; newer versions do not.
  it('follows newer versions of PyTorch, with L2 and with decoupled decay', () => {
    const l2 = chain(
      addDecayToGradient({ weightDecay: 0.1 }),
      nadam({ learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-4, momentumDecay: 0.05 }),
    )
    expectToFollow(elementwiseCase('NAdam', { momentum_decay: 0.05 }), l2)
    const decoupled = chain(nadam({ learningRate: 0.05 }), decayWeights({ weightDecay: 0.1 }))
    expectToFollow(elementwiseCase('NAdam', { decoupled_weight_decay: true }), decoupled)
  })
})
