import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adamAtan2 } from './adam-atan2.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'

testOptimizer('adamAtan2', adamAtan2, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  claims: ['lossScale'],
})

describe('adamAtan2', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance = 0.9 * variance + 0.1 * g * g
        return w - 0.1 * 1.5 * Math.atan2(mean / (1 - 0.8 ** t), 2 * Math.sqrt(variance / (1 - 0.9 ** t)))
      }
    })
    expectLoop(adamAtan2({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, scale: 1.5, stretch: 2 }), paper)
  })

  it('takes the same path for gradients of any scale, and stays where there is none', () => {
    const path = (scale: number) =>
      pathOf(adamAtan2({ learningRate: 1 }), { start: [1], steps: 4, gradient: (_, i) => vector(scale * Math.cos(i)) })
    expect(path(2 ** -300)).toEqual(path(2 ** 300))
    expect(path(0)).toEqual([[1], [1], [1], [1]])
  })
})
