import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { qhadam } from './qhadam.ts'

testOptimizer('qhadam', qhadam, { test: it, describe, elementwise: true, statePerParameter: 2 })

describe('qhadam', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance = 0.9 * variance + 0.1 * g * g
        const ahead = 0.4 * g + (0.6 * mean) / (1 - 0.8 ** t)
        const size = 0.3 * g * g + (0.7 * variance) / (1 - 0.9 ** t)
        return w - (0.1 * ahead) / (Math.sqrt(size) + 1e-3)
      }
    })
    expectLoop(
      qhadam({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, immediacy1: 0.6, immediacy2: 0.7, epsilon: 1e-3 }),
      paper,
    )
  })

  it('is Adam where both ν are 1', () => {
    const optimizer = qhadam({ learningRate: 0.1, beta1: 0.9, immediacy1: 1, immediacy2: 1 })
    expectToFollow(caseOf('Adam', { lr: 0.1 }), optimizer)
  })
})
