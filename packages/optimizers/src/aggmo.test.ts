import { optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { aggmo } from './aggmo.ts'
import { caseOf, expectToFollow, pathOf } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { elementwiseCase } from './loops.fixture.ts'

testOptimizer('aggmo', aggmo, { test: it, describe, elementwise: true, statePerParameter: 3 })

describe('aggmo', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('AggMo'), aggmo({ learningRate: 0.02 }))
  })

  it('follows pytorch_optimizer with four momenta and L2 decay before it', () => {
    const optimizer = chain(
      addDecayToGradient({ weightDecay: 0.1 }),
      aggmo({ learningRate: 0.02, base: 0.5, count: 4 }),
    )
    expectToFollow(elementwiseCase('AggMo', { betas: [0, 0.5, 0.75, 0.875] }), optimizer)
  })

  it('is gradient descent with one momentum, and keeps as many numbers as there are', () => {
    expect(pathOf(aggmo({ learningRate: 0.5, count: 1 }), { start: [4], steps: 2, gradient: (w) => w })).toEqual([
      [2],
      [1],
    ])
    const w = parameter(tensor([1, 2]))
    const sizes = (count: number) =>
      [...optimize({ w }, aggmo({ count })).cells.keys()].filter((path) => path.includes('.w.'))
    expect(sizes(1)).toHaveLength(1)
    expect(sizes(5)).toHaveLength(5)
  })
})
