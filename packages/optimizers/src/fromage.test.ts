import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { fromage } from './fromage.ts'
import { elementwiseCase, expectLoop, type Loop } from './loops.fixture.ts'

testOptimizer('fromage', fromage, {
  test: it,
  describe,
  statePerParameter: 0,
  claims: ['lossScale'],
  converge: { rosenbrock: { steps: 2000 } },
})

describe('fromage', () => {
  it('follows the paper', () => {
    const paper = (): Loop => {
      const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
      return (w, g) => {
        const ratio = norm(w) / norm(g)
        return w.map((value, i) => (value - 0.1 * ratio * g[i]) / Math.sqrt(1 + 0.1 ** 2))
      }
    }
    expectLoop(fromage({ learningRate: 0.1 }), paper)
  })

  it('follows pytorch_optimizer', () => {
    expectToFollow(elementwiseCase('Fromage'), fromage({ learningRate: 0.05 }))
  })

  it('moves weights that are all zero by the gradient itself', () => {
    const [[w]] = pathOf(fromage({ learningRate: 0.75 }), { start: [0], steps: 1, gradient: () => vector(2) })
    expect(w).toBeCloseTo((-0.75 * 2) / 1.25, 14)
  })

  it('shrinks weights without a gradient as all others', () => {
    const [[w]] = pathOf(fromage({ learningRate: 0.75 }), { start: [5], steps: 1, gradient: () => vector(0) })
    expect(w).toBeCloseTo(4, 14)
  })
})
