import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { amsgrad } from './amsgrad.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'

describe('amsgrad', () => {
  it.each(behaviour(amsgrad))('$title', ({ run }) => run())

  it('follows PyTorch, as Adam and, with decoupled decay behind it, as AdamW', () => {
    expectToFollow(caseOf('Adam', { amsgrad: true }), amsgrad({ learningRate: 0.1 }))
    const optimizer = chain(amsgrad({ learningRate: 0.1 }), decayWeights({ weightDecay: 0.1 }))
    expectToFollow(caseOf('AdamW', { amsgrad: true }), optimizer)
  })

  it('remembers a large gradient that Adam has forgotten', () => {
    const settings = { learningRate: 1, beta1: 0, beta2: 0.5 }
    const problem = { start: [0], steps: 60, gradient: (_: unknown, i: number) => vector(i === 0 ? 1000 : 1) }
    const lastStep = (path: number[][]) => path[58][0] - path[59][0]
    expect(lastStep(pathOf(adam(settings), problem))).toBeCloseTo(1, 6)
    // The largest variance is that of the first step, (1 - β₂) 1000².
    expect(lastStep(pathOf(amsgrad(settings), problem))).toBeCloseTo(1 / (1000 * Math.SQRT1_2), 9)
  })

  it('rejects a decay of one, which would never forget', () => {
    expect(() => amsgrad({ beta2: 1 })).toThrow('amsgrad: beta2 must be in [0, 1), got 1.')
  })
})
