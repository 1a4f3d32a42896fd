import { sin } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { adam } from './adam.ts'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { caseOf, expectToFollow, pathOf } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { maximize } from './maximize.ts'

it('climbs as far as the optimizer behind it would descend on the mirrored problem', () => {
  const climb = pathOf(chain(maximize(), adam()), { start: [1, -2], steps: 5, gradient: (w) => sin(w) })
  const descend = pathOf(adam(), { start: [1, -2], steps: 5, gradient: (w) => sin(w).neg() })
  expect(climb).toEqual(descend)
})

it('keeps decay shrinking the weights where it stands before that, as PyTorch does', () => {
  const entry = caseOf('SGD', { weight_decay: 0.01 })
  const mirrored = {
    ...entry,
    gradients: entry.gradients.map((step) => step.map(({ shape, data }) => ({ shape, data: data.map((g) => -g) }))),
  }
  const decay = addDecayToGradient({ weightDecay: 0.01 })
  expectToFollow(mirrored, chain(maximize(), decay, gradientDescent({ learningRate: 0.1 })))
})
