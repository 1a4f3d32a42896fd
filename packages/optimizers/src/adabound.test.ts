import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adabound } from './adabound.ts'
import { caseOf, expectToFollow, largestError, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { each, elementwiseCase, expectLoop } from './loops.fixture.ts'
import { qhm } from './qhm.ts'

testOptimizer('adabound', adabound, { test: it, describe, elementwise: true, statePerParameter: 2 })

describe('adabound', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('AdaBound'), adabound({ learningRate: 0.02 }))
  })

  it('follows pytorch_optimizer with other numbers and decay', () => {
    const optimizer = chain(
      adabound({ learningRate: 0.05, beta1: 0.8, beta2: 0.9, epsilon: 1e-4, finalRate: 0.5, convergence: 0.1 }),
      decayWeights({ weightDecay: 0.1 }),
    )
    expectToFollow(elementwiseCase('AdaBound', { gamma: 0.1 }), optimizer)
  })

  it('follows the paper, with a bias correction', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance = 0.5 * variance + 0.5 * g * g

        const rate = (0.1 * Math.sqrt(1 - 0.5 ** t)) / (1 - 0.8 ** t) / (Math.sqrt(variance) + 1e-8)
        const [lower, upper] = [0.2 * (1 - 1 / (0.3 * t + 1)), 0.2 * (1 + 1 / (0.3 * t))]
        return w - Math.min(Math.max(rate, lower), upper) * mean
      }
    })
    expectLoop(adabound({ learningRate: 0.1, beta1: 0.8, beta2: 0.5, finalRate: 0.2, convergence: 0.3 }), paper)
  })

  it('ends as momentum with dampening and the final rate', () => {
    const options = { start: [1], steps: 8, gradient: (_: unknown, i: number) => vector(Math.cos(i)) }
    const late = pathOf(adabound({ convergence: 1e12 }), options)
    const plain = pathOf(qhm({ learningRate: 0.1, momentum: 0.9, immediacy: 1 }), options)
    expect(largestError(late.flat(), plain.flat())).toBeLessThan(1e-10)
  })
})
