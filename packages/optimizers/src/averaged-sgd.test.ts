import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { averagedSgd } from './averaged-sgd.ts'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { elementwiseCase } from './loops.fixture.ts'

testOptimizer('averagedSgd', averagedSgd, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 1,
  inert: ['start'],
  converge: { rosenbrock: { settings: { learningRate: 0.1 }, steps: 3000 } },
})

describe('averagedSgd', () => {
  it('follows PyTorch', () => {
    expectToFollow(caseOf('ASGD'), averagedSgd({ learningRate: 0.1 }))
  })

  it('follows PyTorch with other numbers and L2 decay before it', () => {
    const optimizer = chain(
      addDecayToGradient({ weightDecay: 0.1 }),
      averagedSgd({ learningRate: 0.1, decay: 0.01, power: 0.6, start: 2 }),
    )
    expectToFollow(elementwiseCase('ASGD'), optimizer)
  })

  it('is measured at the mean of where it has been since the start of the average', () => {
    const w = parameter(tensor(Float64Array.of(0)))
    const optimizer = optimize({ w }, averagedSgd({ learningRate: 1, decay: 0, start: 2 }))
    const means = [1, 2, 3, 4, 5, 6].map((slope) => {
      optimizer.step(() => w.mul(slope).sum())
      return atEvaluationPoint(optimizer, () => w.item())
    })
    // It has been at -1, -3, -6, -10, -15, -21; as in PyTorch the mean begins with the one after the next.
    expect(means).toEqual([-1, -3, -6, -10, -12.5, expect.closeTo(-46 / 3, 12)])
    expect(w.item()).toBe(-21)
  })
})
