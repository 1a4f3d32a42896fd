import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { decayWeights } from './decay-weights.ts'
import { elementwiseCase } from './loops.fixture.ts'
import { maximize } from './maximize.ts'
import { radam } from './radam.ts'

testOptimizer('radam', radam, { test: it, describe, elementwise: true, statePerParameter: 2, structural: ['beta2'] })

describe('radam', () => {
  it('follows PyTorch', () => {
    expectToFollow(caseOf('RAdam'), radam({ learningRate: 0.1 }))
  })

  it('follows PyTorch with other numbers, L2 and decoupled decay', () => {
    const l2 = chain(
      addDecayToGradient({ weightDecay: 0.1 }),
      radam({ learningRate: 0.05, beta1: 0.8, beta2: 0.9, epsilon: 1e-4 }),
    )
    expectToFollow(elementwiseCase('RAdam', { eps: 1e-4 }), l2)
    const decoupled = chain(maximize(), radam({ learningRate: 0.05 }), decayWeights({ weightDecay: 0.1 }))
    expectToFollow(elementwiseCase('RAdam', { maximize: true }), decoupled)
  })

  it('moves like momentum for five steps with the usual β₂, and divides from the sixth on', () => {
    const path = (scale: number) =>
      pathOf(radam({ learningRate: 1, epsilon: 0 }), { start: [0], steps: 6, gradient: () => vector(scale) }).flat()
    const [small, large] = [path(1), path(1024)]
    const steps = (values: number[]) => values.map((value, i) => (values[i - 1] ?? 0) - value)
    expect(
      steps(small)
        .slice(0, 5)
        .every((step) => Math.abs(step - 1) < 1e-12),
    ).toBe(true)
    expect(
      steps(large)
        .slice(0, 5)
        .every((step) => Math.abs(step - 1024) < 1e-9),
    ).toBe(true)
    expect(steps(large)[5]).toBeCloseTo(steps(small)[5], 9)
  })
})
