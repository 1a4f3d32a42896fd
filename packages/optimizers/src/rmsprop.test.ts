import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { rmsprop } from './rmsprop.ts'

describe('rmsprop', () => {
  it.each(behaviour(rmsprop))('$title', ({ run }) => run())

  it('follows PyTorch, without and with L2 decay before it', () => {
    expectToFollow(caseOf('RMSprop'), rmsprop())
    const optimizer = chain(addDecayToGradient({ weightDecay: 0.01 }), rmsprop({ learningRate: 0.02, decay: 0.95 }))
    expectToFollow(caseOf('RMSprop', { weight_decay: 0.01 }), optimizer)
  })

  it('takes steps of η / √(1 - αᵗ) where gradients are equal, for want of a bias correction', () => {
    const path = pathOf(rmsprop({ learningRate: 1, decay: 0.5, epsilon: 0 }), {
      start: [0],
      steps: 2,
      gradient: () => vector(7),
    })
    expect(path[0][0]).toBeCloseTo(-Math.SQRT2, 12)
    expect(path[1][0]).toBeCloseTo(-Math.SQRT2 - 1 / Math.sqrt(0.75), 12)
  })

  it('rejects a decay of one, which would never see a gradient', () => {
    expect(() => rmsprop({ decay: 1 })).toThrow('rmsprop: decay must be in [0, 1), got 1.')
  })
})
