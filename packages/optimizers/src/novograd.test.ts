import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { pathOf, vector } from './cases.fixture.ts'
import { expectLoop, type Loop } from './loops.fixture.ts'
import { novograd } from './novograd.ts'

testOptimizer('novograd', novograd, {
  test: it,
  describe,
  statePerParameter: (shape) => shape.reduce((size, length) => size * length, 1) + 1,
  claims: ['lossScale'],
})

describe('novograd', () => {
  it('follows the paper, which pytorch_optimizer does not', () => {
    const paper = (): Loop => {
      let variance = 0
      let mean: number[] = []
      return (w, g, t) => {
        const square = g.reduce((sum, value) => sum + value ** 2, 0)
        variance = t === 1 ? square : 0.9 * variance + 0.1 * square
        const steps = g.map((value, i) => value / (Math.sqrt(variance) + 1e-3) + 0.1 * w[i])
        mean = steps.map((step, i) => (t === 1 ? step : 0.8 * mean[i] + step))
        return w.map((value, i) => value - 0.1 * mean[i])
      }
    }
    expectLoop(novograd({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.1 }), paper)
  })

  it('takes a first step of the learning rate for each parameter, whatever its size', () => {
    const path = pathOf(novograd({ learningRate: 5, epsilon: 0 }), {
      start: [0, 0],
      steps: 1,
      gradient: () => vector(3e9, 4e9),
    })
    expect(path).toEqual([[expect.closeTo(-3, 12), expect.closeTo(-4, 12)]])
  })

  it('averages gradients with a dampening of β₁, from a whole first one', () => {
    const optimizer = novograd({ learningRate: 1, beta1: 0.5, epsilon: 0, dampening: 0.5 })
    expect(pathOf(optimizer, { start: [0], steps: 3, gradient: () => vector(7) })).toEqual([[-1], [-2], [-3]])
  })
})
