import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { pathOf, vector } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { signum } from './signum.ts'

testOptimizer('signum', signum, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 1,
  inert: ['momentum'],
  claims: ['lossScale'],
})

describe('signum', () => {
  it('follows the paper', () => {
    const paper = each(() => {
      let mean = 0
      return (w, g) => {
        mean = 0.8 * mean + 0.2 * g
        return w - 0.1 * Math.sign(mean)
      }
    })
    expectLoop(signum({ learningRate: 0.1, momentum: 0.8 }), paper)
  })

  it('turns only when the mean turns', () => {
    const path = pathOf(signum({ learningRate: 1, momentum: 0.5 }), {
      start: [0],
      steps: 3,
      gradient: (_, i) => vector([3, -1, -1][i]),
    })
    expect(path).toEqual([[-1], [-2], [-1]])
  })
})
