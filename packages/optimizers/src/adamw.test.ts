import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { adamw } from './adamw.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'

describe('adamw', () => {
  it.each(behaviour(adamw))('$title', ({ run }) => run())

  it('follows PyTorch', () => {
    expectToFollow(caseOf('AdamW', { lr: 0.1 }), adamw({ learningRate: 0.1 }))
  })

  it('is Adam with decayWeights behind it', () => {
    const entry = caseOf('AdamW', { lr: 0.1 })
    const composed = chain(adam({ learningRate: 0.1 }), decayWeights({ weightDecay: 0.01 }))
    expectToFollow(entry, composed)
  })

  it('shrinks weights by 1 - η λ where there is no gradient to follow', () => {
    const path = pathOf(adamw({ learningRate: 0.5, weightDecay: 0.25 }), {
      start: [8],
      steps: 3,
      gradient: () => vector(0),
    })
    expect(path.flat()).toEqual([7, 6.125, 5.359375])
  })

  it('rejects a negative decay', () => {
    expect(() => adamw({ weightDecay: -0.1 })).toThrow('adamw: weightDecay must be in [0, ∞), got -0.1.')
  })
})
