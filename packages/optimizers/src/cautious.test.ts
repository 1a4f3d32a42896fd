import { optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { expectToFollow, largestError, pathOf, vector } from './cases.fixture.ts'
import { cautious } from './cautious.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { gradientDescent } from './gradient-descent.ts'
import { lion } from './lion.ts'
import { elementwiseCase } from './loops.fixture.ts'
import { maximize } from './maximize.ts'
import { momentum } from './momentum.ts'

testOptimizer('cautious', cautious, { test: it, describe, link: 'after', statePerParameter: 0 })

describe('cautious', () => {
  it('follows pytorch_optimizer behind Lion, with a decay behind it', () => {
    const optimizer = chain(lion({ learningRate: 0.02 }), cautious(), decayWeights({ weightDecay: 0.1 }))
    expectToFollow(elementwiseCase('Lion', { cautious: true }), optimizer)
  })

  it('gives to the weights that agree what it takes from those that do not', () => {
    const optimizer = chain(momentum({ learningRate: 1, momentum: 0.5 }), cautious())
    const path = pathOf(optimizer, {
      start: [0, 0, 0, 0],
      steps: 2,
      gradient: (_, i) => (i === 0 ? vector(4, 4, 4, 4) : vector(1, 1, -1, -1)),
    })
    // Four of four agree: 4/5 of the change. Then two of four: 4/3 of it.
    expect(largestError(path[0], [-3.2, -3.2, -3.2, -3.2])).toBeLessThan(1e-14)
    expect(largestError(path[1], [-7.2, -7.2, -3.2, -3.2])).toBeLessThan(1e-14)
  })

  it('sees the gradient as the links before it have left it', () => {
    const optimizer = chain(maximize(), gradientDescent({ learningRate: 1 }), cautious())
    expect(pathOf(optimizer, { start: [0], steps: 1, gradient: () => vector(2) })).toEqual([[1]])
  })

  it('needs an optimizer before it', () => {
    const w = parameter(tensor([1]))
    const running = optimize({ w }, chain(cautious(), gradientDescent()))
    expect(() => running.step(() => w.sum())).toThrow(expect.objectContaining({ code: 'no-change-to-alter' }))
  })
})
