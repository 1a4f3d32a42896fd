import { optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { yogi } from './yogi.ts'

testOptimizer('yogi', yogi, { test: it, describe, elementwise: true, statePerParameter: 2 })

describe('yogi', () => {
  it('follows pytorch_optimizer, which starts both moments at 1e-6', () => {
    expectToFollow(caseOf('Yogi'), yogi({ learningRate: 0.02, initialMean: 1e-6 }))
  })

  it('follows the paper, with a bias correction', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 1e-6]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance -= 0.1 * Math.sign(variance - g * g) * g * g
        return w - (0.1 * mean) / (1 - 0.8 ** t) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3)
      }
    })
    expectLoop(yogi({ learningRate: 0.1, beta1: 0.8, beta2: 0.9 }), paper)
  })

  it('forgets a large gradient by the size of the small ones that follow', () => {
    const w = parameter(tensor(Float64Array.of(0)))
    const running = optimize({ w }, yogi({ beta2: 0.5, initialVariance: 0 }))
    const variances = [4, 1, 1].map((slope) => {
      running.step(() => w.mul(slope).sum())
      return running.cells.get('yogi.w.variance')?.item()
    })
    expect(variances).toEqual([8, 7.5, 7])
  })
})
