import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adamax } from './adamax.ts'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { elementwiseCase } from './loops.fixture.ts'

testOptimizer('adamax', adamax, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  converge: { rosenbrock: { steps: 2000 } },
})

describe('adamax', () => {
  it('follows PyTorch', () => {
    expectToFollow(caseOf('Adamax'), adamax({ learningRate: 0.1 }))
  })

  it('follows PyTorch with other numbers and L2 decay before it', () => {
    const optimizer = chain(
      addDecayToGradient({ weightDecay: 0.1 }),
      adamax({ learningRate: 0.05, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }),
    )
    expectToFollow(elementwiseCase('Adamax'), optimizer)
  })

  it('is AdamaxW with a link that decays weights', () => {
    const path = pathOf(chain(adamax({ learningRate: 0.5, epsilon: 0 }), decayWeights({ weightDecay: 0.25 })), {
      start: [4],
      steps: 1,
      gradient: () => vector(3),
    })
    expect(path[0][0]).toBeCloseTo(4 - 0.5 - 0.5 * 0.25 * 4, 14)
  })
})
