import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { elementwiseCase } from './loops.fixture.ts'
import { rprop } from './rprop.ts'

testOptimizer('rprop', rprop, {
  test: it,
  describe,
  elementwise: true,
  statePerParameter: 2,
  inert: ['largestStep'],
  claims: ['lossScale'],
})

describe('rprop', () => {
  it('follows PyTorch', () => {
    expectToFollow(caseOf('Rprop'), rprop())
  })

  it('follows PyTorch where steps reach their limits', () => {
    const optimizer = rprop({ initialStep: 0.02, shrinkage: 0.4, growth: 1.5, smallestStep: 0.01, largestStep: 0.03 })
    expectToFollow(elementwiseCase('Rprop'), optimizer)
  })

  it('stays where the gradient turns, and then goes back with a smaller step', () => {
    const path = pathOf(rprop({ initialStep: 1 }), {
      start: [0],
      steps: 4,
      gradient: (_, i) => vector([1, -1, -1, -1][i]),
    })
    expect(path).toEqual([[-1], [-1], [-0.5], [expect.closeTo(0.1, 12)]])
  })

  it('cannot be given another first step later', () => {
    expect(() => rprop({ initialStep: -1 })).toThrow('rprop: initialStep must be in [0, ∞), got -1.')
    // @ts-expect-error It takes no schedule.
    expect(() => rprop({ initialStep: () => 1 })).toThrow('rprop: initialStep')
  })
})
