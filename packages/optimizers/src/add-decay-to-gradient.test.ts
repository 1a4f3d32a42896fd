import { optimize, parameter, sin } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { caseOf, expectToFollow, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'

describe('addDecayToGradient', () => {
  it('is PyTorch’s weight decay', () => {
    const optimizer = chain(addDecayToGradient({ weightDecay: 0.01 }), gradientDescent({ learningRate: 0.1 }))
    expectToFollow(caseOf('SGD', { weight_decay: 0.01 }), optimizer)
  })

  it('is the penalty ½ λ Σw² in the loss', () => {
    const [linked, penalized] = [parameter(vector(1, -2)), parameter(vector(1, -2))]
    const link = optimize({ w: linked }, chain(addDecayToGradient({ weightDecay: 0.25 }), adam()))
    const plain = optimize({ w: penalized }, adam())
    for (let i = 0; i < 5; i++) {
      link.step(() => sin(linked).sum())
      plain.step(() => sin(penalized).sum().add(penalized.square().sum().mul(0.125)))
    }
    linked.data().forEach((value, i) => {
      expect(value).toBeCloseTo(penalized.data()[i], 14)
    })
  })

  it('rejects a negative decay', () => {
    expect(() => addDecayToGradient({ weightDecay: -1 })).toThrow(
      'addDecayToGradient: weightDecay must be in [0, ∞), got -1.',
    )
  })
})
