import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { laprop } from './laprop.ts'
import { each, expectLoop } from './loops.fixture.ts'

testOptimizer('laprop', laprop, { test: it, describe, elementwise: true, statePerParameter: 2, claims: ['lossScale'] })

describe('laprop', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('LaProp'), laprop({ learningRate: 0.01 }))
  })

  it('follows the paper', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, t) => {
        variance = 0.9 * variance + 0.1 * g * g
        mean = 0.8 * mean + (0.2 * g) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 0.1)
        return w - (0.1 * mean) / (1 - 0.8 ** t)
      }
    })
    expectLoop(laprop({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 0.1 }), paper)
  })

  it('works with β₂ = 0, where its momentum is that of signs', () => {
    const path = pathOf(laprop({ learningRate: 1, beta1: 0.5, beta2: 0 }), {
      start: [0],
      steps: 2,
      gradient: (_, i) => vector(i ? -2 : 8),
    })
    expect(path[0][0]).toBeCloseTo(-1, 12)
    // The mean of 1 and -1 with weights ½ · ½ and ½, over ¾.
    expect(path[1][0]).toBeCloseTo(-1 + 0.25 / 0.75, 12)
  })
})
