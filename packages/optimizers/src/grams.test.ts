import { optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { caseOf, expectToFollow } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { grams } from './grams.ts'
import { each, expectLoop } from './loops.fixture.ts'

testOptimizer('grams', grams, { test: it, describe, link: 'after', statePerParameter: 0, elementwise: true })

describe('grams', () => {
  it('follows the paper behind Adam, which pytorch_optimizer does not', () => {
    const paper = each(() => {
      let [mean, variance] = [0, 0]
      return (w, g, t) => {
        mean = 0.8 * mean + 0.2 * g
        variance = 0.9 * variance + 0.1 * g * g
        const step = mean / (1 - 0.8 ** t) / (Math.sqrt(variance / (1 - 0.9 ** t)) + 1e-3)
        return w - 0.1 * Math.abs(step) * Math.sign(g)
      }
    })
    expectLoop(chain(adam({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3 }), grams()), paper)
  })

  it('changes nothing behind an optimizer without memory', () => {
    const optimizer = chain(gradientDescent({ learningRate: 0.1 }), grams())
    expectToFollow(caseOf('SGD', { lr: 0.1 }), optimizer)
  })

  it('needs an optimizer before it', () => {
    const w = parameter(tensor([1]))
    const running = optimize({ w }, chain(grams(), gradientDescent()))
    expect(() => running.step(() => w.sum())).toThrow(expect.objectContaining({ code: 'no-change-to-alter' }))
  })
})
