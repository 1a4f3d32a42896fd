import { describe, expect, it } from 'vitest'
import { pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { gradientDescent } from './gradient-descent.ts'

describe('decayWeights', () => {
  it('takes the learning rate of the optimizer beside it, as it is at each step', () => {
    const learningRate = (step: number) => 0.5 / (step + 1)
    const optimizer = chain(gradientDescent({ learningRate }), decayWeights({ weightDecay: 0.5 }))
    const path = pathOf(optimizer, { start: [8], steps: 2, gradient: () => vector(2) })
    expect(path).toEqual([[8 - 0.5 * 2 - 0.25 * 8], [5 - 0.25 * 2 - 0.125 * 5]])
  })

  it('does not go through the gradient: the decay is the same whatever the optimizer makes of gradients', () => {
    const optimizer = chain(
      gradientDescent({ learningRate: 0.5 }),
      decayWeights({ weightDecay: 1 }),
      decayWeights({ weightDecay: 0.5 }),
    )
    expect(pathOf(optimizer, { start: [8], steps: 1, gradient: () => vector(0) })).toEqual([[2]])
  })

  it('rejects a negative decay', () => {
    expect(() => decayWeights({ weightDecay: -1 })).toThrow('decayWeights: weightDecay must be in [0, ∞), got -1.')
  })
})
