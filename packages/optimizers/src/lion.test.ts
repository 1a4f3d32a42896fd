import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { lion } from './lion.ts'
import { elementwiseCase } from './loops.fixture.ts'

testOptimizer('lion', lion, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 1,
  inert: ['beta1', 'beta2'],
  claims: ['lossScale'],
})

describe('lion', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('Lion'), lion({ learningRate: 0.01, weightDecay: 0.01 }))
  })

  it('follows pytorch_optimizer with L2 decay before it', () => {
    const optimizer = chain(addDecayToGradient({ weightDecay: 0.1 }), lion({ learningRate: 0.02 }))
    expectToFollow(elementwiseCase('Lion', { weight_decouple: false }), optimizer)
  })

  it('steps by the sign of more of the gradient than it keeps', () => {
    // After a gradient of 4 the mean is 0.5; with -0.75 half of both is negative, but the mean stays positive.
    const path = pathOf(lion({ learningRate: 1, beta1: 0.5, beta2: 0.875 }), {
      start: [0],
      steps: 2,
      gradient: (_, i) => vector([4, -0.75][i]),
    })
    expect(path).toEqual([[-1], [0]])
  })
})
