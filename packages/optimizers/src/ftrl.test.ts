import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { ftrl } from './ftrl.ts'
import { each, elementwiseCase, expectLoop } from './loops.fixture.ts'

testOptimizer('ftrl', ftrl, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  converge: {
    settings: { learningRate: 2, beta: 0 },
    rosenbrock: { settings: { learningRate: 0.3, beta: 0 }, steps: 2000 },
  },
})

describe('ftrl', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('FTRL'), ftrl({ learningRate: 0.1, beta: 0, l1: 0.01, l2: 0.01 }))
  })

  it('follows pytorch_optimizer with the β of the paper', () => {
    const optimizer = ftrl({ learningRate: 0.5, l1: 0.1, l2: 0.3 })
    expectToFollow(elementwiseCase('FTRL', { beta: 1 }), optimizer)
  })

  it('follows the paper', () => {
    const paper = each(() => {
      let [sum, squares] = [0, 0]
      return (w, g) => {
        const growth = (Math.sqrt(squares + g * g) - Math.sqrt(squares)) / 0.5
        sum += g - growth * w
        squares += g * g
        if (Math.abs(sum) <= 0.7) return 0
        return -(sum - Math.sign(sum) * 0.7) / ((2 + Math.sqrt(squares)) / 0.5 + 0.1)
      }
    })
    expectLoop(ftrl({ learningRate: 0.5, beta: 2, l1: 0.7, l2: 0.1 }), paper)
  })

  it('sets weights to exactly zero until their gradients agree on more than λ₁', () => {
    const path = pathOf(ftrl({ learningRate: 1, l1: 3 }), {
      start: [0, 0],
      steps: 3,
      gradient: (_, i) => vector(2, i % 2 ? -2 : 2),
    })
    expect(path.map(([a, b]) => [a < 0, b])).toEqual([
      [false, 0],
      [true, 0],
      [true, 0],
    ])
  })
})
