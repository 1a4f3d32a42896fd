import { type Optimizer, optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { gradientDescent } from './gradient-descent.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { optimisticGradientDescent } from './optimistic-gradient-descent.ts'

testOptimizer('optimisticGradientDescent', optimisticGradientDescent, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 1,
})

describe('optimisticGradientDescent', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let previous = 0
      return (w, g, t) => {
        const next = t === 1 ? w - 0.1 * g : w - 2 * 0.1 * g + 0.1 * previous
        previous = g
        return next
      }
    })
    expectLoop(optimisticGradientDescent({ learningRate: 0.1 }), paper)
  })

  it('finds the solution of a game that plain descent circles around', () => {
    const distance = (make: (options: { learningRate: number }) => Optimizer) => {
      const game = { x: parameter(tensor([1])), y: parameter(tensor([1])) }
      const optimizer = optimize(game, make({ learningRate: 0.3 }))
      for (let i = 0; i < 200; i++) {
        optimizer.step(() => game.x.mul(game.y.detach()).sub(game.y.mul(game.x.detach())).sum())
      }
      return Math.hypot(game.x.item(), game.y.item())
    }
    expect(distance(optimisticGradientDescent)).toBeLessThan(1e-3)
    expect(distance(gradientDescent)).toBeGreaterThan(1)
  })
})
