import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { ademamix } from './ademamix.ts'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { halfLifeWarmup } from './half-life-warmup.ts'
import { each, elementwiseCase, expectLoop } from './loops.fixture.ts'
import { warmup } from './warmup.ts'

testOptimizer('ademamix', ademamix, { test: it, describe, elementwise: true, statePerParameter: 3 })

describe('ademamix', () => {
  it('follows the paper; pytorch_optimizer corrects the slow mean as well', () => {
    const paper = each(() => {
      let [fast, slow, variance] = [0, 0, 0]
      return (w, g, t) => {
        fast = 0.8 * fast + 0.2 * g
        slow = 0.99 * slow + 0.01 * g
        variance = 0.9 * variance + 0.1 * g * g
        const step = (fast / (1 - 0.8 ** t) + 5 * slow) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3)
        return w - 0.1 * (step + 0.1 * w)
      }
    })
    expectLoop(
      ademamix({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, beta3: 0.99, alpha: 5, epsilon: 1e-3, weightDecay: 0.1 }),
      paper,
    )
  })

  it('follows pytorch_optimizer where the slow mean gets its correction by a schedule', () => {
    const entry = caseOf('AdEMAMix')
    const alpha = (step: number) => 5 / (1 - 0.9 ** (step + 1))
    expectToFollow(entry, ademamix({ learningRate: 0.02, alpha }))
  })

  it('is AdamW without the slow mean', () => {
    const optimizer = ademamix({ learningRate: 0.1, alpha: 0, weightDecay: 0.01 })
    expectToFollow(caseOf('AdamW', { lr: 0.1 }), optimizer)
  })

  it('takes the warm-ups of the paper as schedules', () => {
    const [alpha, beta3] = [warmup(5, { steps: 5 }), halfLifeWarmup({ start: 0.9, end: 0.9999, steps: 5 })]
    const corrected = (step: number) => alpha(step) / (1 - 0.9 ** (step + 1))
    const optimizer = chain(
      ademamix({ learningRate: 0.05, alpha: corrected, beta3 }),
      decayWeights({ weightDecay: 0.1 }),
    )
    expectToFollow(elementwiseCase('AdEMAMix', { t_alpha_beta3: 5 }), optimizer)
  })
})
