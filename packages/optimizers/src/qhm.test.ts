import type { Tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { expectToFollow, largestError, pathOf } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { each, elementwiseCase, expectLoop } from './loops.fixture.ts'
import { nesterov } from './nesterov.ts'
import { qhm } from './qhm.ts'

testOptimizer('qhm', qhm, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 1,
  converge: { rosenbrock: { steps: 3000, settings: { learningRate: 0.1, momentum: 0.9 } } },
})

describe('qhm', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(
      elementwiseCase('QHM'),
      chain(addDecayToGradient({ weightDecay: 0.1 }), qhm({ learningRate: 0.1, momentum: 0.9, immediacy: 0.6 })),
    )
  })

  it('follows the paper', () => {
    const paper = each(() => {
      let mean = 0
      return (w, g) => {
        mean = 0.8 * mean + 0.2 * g
        return w - 0.1 * (0.4 * g + 0.6 * mean)
      }
    })
    expectLoop(qhm({ learningRate: 0.1, momentum: 0.8, immediacy: 0.6 }), paper)
  })

  it('is Nesterov momentum where ν is β, with a rate that is 1 / (1 - β) times larger', () => {
    const optimizer = qhm({ learningRate: 1, momentum: 0.9, immediacy: 0.9 })
    const options = { start: [1], steps: 6, gradient: (w: Tensor) => w }
    const [a, b] = [pathOf(optimizer, options), pathOf(nesterov({ learningRate: 0.1 }), options)]
    expect(largestError(a.flat(), b.flat())).toBeLessThan(1e-14)
  })
})
