import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adadelta } from './adadelta.ts'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { elementwiseCase } from './loops.fixture.ts'

testOptimizer('adadelta', adadelta, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  converge: { steps: 1000, settings: { learningRate: (step) => 10 * (1 - step / 1000) } },
})

describe('adadelta', () => {
  it('follows PyTorch', () => {
    expectToFollow(caseOf('Adadelta'), adadelta())
  })

  it('follows PyTorch with other numbers and L2 decay before it', () => {
    const optimizer = chain(
      addDecayToGradient({ weightDecay: 0.1 }),
      adadelta({ learningRate: 0.7, decay: 0.8, epsilon: 1e-5 }),
    )
    expectToFollow(elementwiseCase('Adadelta', { rho: 0.8 }), optimizer)
  })

  it('takes a first step that only ε decides', () => {
    const [[a, b]] = pathOf(adadelta({ decay: 0.75, epsilon: 1e-12 }), {
      start: [0, 0],
      steps: 1,
      gradient: () => vector(1, -1000),
    })
    expect(a).toBeCloseTo(-2e-6, 10)
    expect(b).toBeCloseTo(2e-6, 10)
  })

  it('has the numbers of Keras as a preset', () => {
    expect(adadelta(adadelta.presets.keras).settings).toEqual({ learningRate: 1e-3, decay: 0.95, epsilon: 1e-7 })
  })
})
