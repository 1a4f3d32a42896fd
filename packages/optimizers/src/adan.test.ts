import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adan } from './adan.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { elementwiseCase } from './loops.fixture.ts'

testOptimizer('adan', adan, { test: it, describe, elementwise: true, statePerParameter: 4 })

describe('adan', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('Adan'), adan({ learningRate: 0.02, weightDecay: 0.01 }))
  })

  it('follows pytorch_optimizer with other numbers, proximal and decoupled decay', () => {
    const proximal = adan({ learningRate: 0.05, beta1: 0.9, beta2: 0.8, beta3: 0.95, epsilon: 1e-4, weightDecay: 0.2 })
    expectToFollow(elementwiseCase('Adan', { eps: 1e-4 }), proximal)
    const decoupled = chain(adan({ learningRate: 0.05 }), decayWeights({ weightDecay: 0.2 }))
    expectToFollow(elementwiseCase('Adan', { weight_decouple: true }), decoupled)
  })

  it('decays weights that have no gradient as the minimum of a penalty would', () => {
    const path = pathOf(adan({ learningRate: 1, weightDecay: 1 }), { start: [8], steps: 3, gradient: () => vector(0) })
    expect(path).toEqual([[4], [2], [1]])
  })
})
