import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, largestError, pathOf, vector } from './cases.fixture.ts'
import { momentum } from './momentum.ts'

describe('momentum', () => {
  it.each(behaviour(() => momentum({ dampening: 0.5 })))('$title', ({ run }) => run())

  it('follows PyTorch, without and with dampening', () => {
    expectToFollow(caseOf('Momentum'), momentum({ learningRate: 0.1 }))
    const entry = caseOf('Momentum', { dampening: 0.1 })
    expectToFollow(entry, momentum({ learningRate: 0.1, dampening: 0.1 }))
  })

  it('reaches 1 / (1 - μ) times the step of gradient descent where gradients agree', () => {
    const path = pathOf(momentum({ learningRate: 1, momentum: 0.5 }), {
      start: [0],
      steps: 40,
      gradient: () => vector(1),
    })
    expect(path[38][0] - path[39][0]).toBeCloseTo(2, 10)
  })

  it('keeps the learning rate outside the velocity, so that a schedule acts at once', () => {
    const learningRate = (step: number) => (step === 0 ? 1 : 0.5)
    const path = pathOf(momentum({ learningRate, momentum: 0.5 }), { start: [0], steps: 2, gradient: () => vector(1) })
    expect(path).toEqual([[-1], [-1 - 0.5 * 1.5]])
  })

  it('leaves the first gradient whole, whatever the dampening', () => {
    const path = pathOf(momentum({ learningRate: 1, momentum: 0.5, dampening: 1 }), {
      start: [0],
      steps: 3,
      gradient: () => vector(1),
    })
    expect(largestError(path.flat(), [-1, -1.5, -1.75])).toBeLessThan(1e-15)
  })

  it('rejects a momentum of one, which would never slow down', () => {
    expect(() => momentum({ momentum: 1 })).toThrow('momentum: momentum must be in [0, 1), got 1.')
    expect(() => momentum({ dampening: 1.5 })).toThrow('momentum: dampening must be in [0, 1], got 1.5.')
  })
})
