import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adopt } from './adopt.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'

testOptimizer('adopt', adopt, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  converge: { rosenbrock: { steps: 2000 } },
})

describe('adopt', () => {
  it('follows the paper, whose t is one less', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, call) => {
        const t = call - 1
        if (t === 0) {
          variance = g * g
          return w
        }
        const step = g / Math.max(Math.sqrt(variance), 0.5)
        mean = 0.8 * mean + 0.2 * Math.min(Math.max(step, -(t ** 0.25)), t ** 0.25)
        variance = 0.9 * variance + 0.1 * g * g
        return w - 0.1 * mean
      }
    })
    expectLoop(adopt({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 0.5 }), paper)
  })

  it('follows pytorch_optimizer, whose t is the number of the call, with limits that are larger by a schedule', () => {
    const entry = caseOf('ADOPT')
    const clip = (step: number) => (step === 0 ? 1 : ((step + 1) / step) ** 0.25)
    expectToFollow(entry, adopt({ learningRate: 0.02, clip }))
  })

  it('divides by what it knew before', () => {
    const optimizer = adopt({ learningRate: 1, beta1: 0, beta2: 0, clip: Number.POSITIVE_INFINITY })
    const path = pathOf(optimizer, { start: [0], steps: 3, gradient: (_, i) => vector([1, 8, 4][i]) })
    expect(path).toEqual([[0], [-8], [-8.5]])
  })

  it('limits what it has made of a sudden gradient', () => {
    const path = pathOf(adopt({ learningRate: 1, beta1: 0 }), {
      start: [0],
      steps: 3,
      gradient: (_, i) => vector([1, 1e9, 1][i]),
    })
    expect(path[1]).toEqual([-1])
  })
})
