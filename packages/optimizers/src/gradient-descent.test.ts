import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, expectToFollow, largestError, pathOf } from './cases.fixture.ts'
import { gradientDescent } from './gradient-descent.ts'

describe('gradientDescent', () => {
  it.each(behaviour(gradientDescent))('$title', ({ run }) => run())

  it('follows PyTorch', () => {
    expectToFollow(caseOf('SGD', { lr: 0.1 }), gradientDescent({ learningRate: 0.1 }))
  })

  it('shrinks a quadratic by the same factor in every step', () => {
    const path = pathOf(gradientDescent({ learningRate: 0.1 }), { start: [8, -3], steps: 5, gradient: (w) => w })
    path.forEach((w, i) => {
      expect(largestError(w, [8 * 0.9 ** (i + 1), -3 * 0.9 ** (i + 1)])).toBeLessThan(1e-14)
    })
  })

  it('rejects a negative learning rate', () => {
    expect(() => gradientDescent({ learningRate: -1 })).toThrow(
      'gradientDescent: learningRate must be in [0, ∞), got -1. Size of a step.',
    )
  })
})
