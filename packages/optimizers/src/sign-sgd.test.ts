import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { elementwiseCase } from './loops.fixture.ts'
import { signSgd } from './sign-sgd.ts'

testOptimizer('signSgd', signSgd, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 0,
  claims: ['lossScale'],
  converge: { rosenbrock: { steps: 3000, settings: { learningRate: 1e-3 } } },
})

describe('signSgd', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(elementwiseCase('SignSGD', { momentum: 0 }), signSgd({ learningRate: 0.02 }))
  })

  it('leaves a weight without a gradient alone', () => {
    expect(
      pathOf(signSgd({ learningRate: 1 }), { start: [1, 1, 1], steps: 1, gradient: () => vector(0, 1e-300, -9) }),
    ).toEqual([[1, 0, 2]])
  })
})
