import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { optimisticAdam } from './optimistic-adam.ts'

testOptimizer('optimisticAdam', optimisticAdam, { test: it, describe, elementwise: true, statePerParameter: 3 })

describe('optimisticAdam', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let [mean, variance, previous] = [0, 0, 0]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance = 0.9 * variance + 0.1 * g * g
        const step = mean / (1 - 0.8 ** t) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3)
        const next = t === 1 ? w - 0.1 * step : w - 2 * 0.1 * step + 0.1 * previous
        previous = step
        return next
      }
    })
    expectLoop(optimisticAdam({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }), paper)
  })

  it('is Adam without optimism', () => {
    expectToFollow(caseOf('Adam', { lr: 0.1 }), optimisticAdam({ learningRate: 0.1, optimism: 0 }))
  })
})
