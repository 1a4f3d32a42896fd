import { describe, expect, it } from 'vitest'
import { adagrad } from './adagrad.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { inverseTimeDecay } from './inverse-time-decay.ts'

describe('adagrad', () => {
  it.each(behaviour(adagrad))('$title', ({ run }) => run())

  it('follows PyTorch, with its decay of the learning rate as a schedule', () => {
    expectToFollow(caseOf('Adagrad'), adagrad({ learningRate: 0.1 }))
    const learningRate = inverseTimeDecay({ start: 0.1, rate: 0.01 })
    const optimizer = adagrad({ learningRate, initialSum: 0.1, epsilon: 1e-8 })
    expectToFollow(caseOf('Adagrad', { lr_decay: 0.01 }), optimizer)
  })

  it('takes steps of η / √t where gradients are equal, whatever their size', () => {
    const path = pathOf(adagrad({ learningRate: 1, epsilon: 0 }), {
      start: [0, 0],
      steps: 4,
      gradient: () => vector(1e-3, -1e6),
    })
    const sums = [1, 1 + Math.SQRT1_2, 1 + Math.SQRT1_2 + 1 / Math.sqrt(3), 1.5 + Math.SQRT1_2 + 1 / Math.sqrt(3)]
    path.forEach(([a, b], i) => {
      expect(a).toBeCloseTo(-sums[i], 12)
      expect(b).toBeCloseTo(sums[i], 12)
    })
  })

  it('rejects a negative sum to start from', () => {
    expect(() => adagrad({ initialSum: -1 })).toThrow('adagrad: initialSum must be in [0, ∞), got -1.')
  })
})
