import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { signum } from './signum.ts'
import { tiger } from './tiger.ts'

testOptimizer('tiger', tiger, { test: it, describe, elementwise: true, statePerParameter: 1, inert: ['beta'] })

describe('tiger', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('Tiger'), tiger({ learningRate: 0.01 }))
  })

  it('is Signum with a decay of the weights', () => {
    const optimizer = chain(signum({ learningRate: 0.01, momentum: 0.965 }), decayWeights({ weightDecay: 0.01 }))
    expectToFollow(caseOf('Tiger'), optimizer)
  })
})
