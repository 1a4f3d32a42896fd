import { optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { each, expectLoop } from './loops.fixture.ts'
import { madgrad } from './madgrad.ts'

testOptimizer('madgrad', madgrad, { test: it, describe, elementwise: true, statePerParameter: 3 })

describe('madgrad', () => {
  it('follows pytorch_optimizer, which adds ε to the learning rate', () => {
    expectToFollow(caseOf('MADGRAD'), madgrad({ learningRate: 0.02 + 1e-6 }))
  })

  it('follows the paper', () => {
    const paper = each(() => {
      let [sum, squares] = [0, 0]
      let start: number | undefined
      return (w, g, t) => {
        start ??= w
        const rate = 0.1 * Math.sqrt(t)
        sum += rate * g
        squares += rate * g * g
        return 0.75 * w + 0.25 * (start - sum / (Math.cbrt(squares) + 1e-3))
      }
    })
    expectLoop(madgrad({ learningRate: 0.1, momentum: 0.75, epsilon: 1e-3 }), paper)
  })

  it('remembers where the weights started', () => {
    const w = parameter(tensor([7]))
    const running = optimize({ w }, madgrad())
    for (let i = 0; i < 3; i++) running.step(() => w.square().sum())
    expect(running.cells.get('madgrad.w.start')?.item()).toBe(7)
  })
})
