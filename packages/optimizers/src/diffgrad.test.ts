import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { pathOf, vector } from './cases.fixture.ts'
import { diffgrad } from './diffgrad.ts'
import { each, expectLoop } from './loops.fixture.ts'

testOptimizer('diffgrad', diffgrad, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 3,
  converge: { steps: 1000 },
})

describe('diffgrad', () => {
  it('follows the paper, which pytorch_optimizer does not', () => {
    const paper = each(() => {
      let [mean, variance, previous] = [0, 0, 0]
      return (w, g, t) => {
        const friction = 1 / (1 + Math.exp(-Math.abs(previous - g)))
        mean = 0.8 * mean + 0.2 * g
        variance = 0.9 * variance + 0.1 * g * g
        previous = g
        return w - (0.1 * friction * mean) / (1 - 0.8 ** t) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3)
      }
    })
    expectLoop(diffgrad({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }), paper)
  })

  it('takes half of the steps of Adam where the gradient stays the same', () => {
    const path = pathOf(diffgrad({ learningRate: 1, epsilon: 0 }), { start: [0], steps: 3, gradient: () => vector(50) })
    expect(path.flat()).toEqual([-1, -1.5, -2].map((value) => expect.closeTo(value, 12)))
  })
})
