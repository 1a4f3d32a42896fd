import { optimize, parameter, tensor, zeros } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { pathOf } from './cases.fixture.ts'
import { noisySgd } from './noisy-sgd.ts'

testOptimizer('noisySgd', noisySgd, {
  test: it,
  describe,
  statePerParameter: 0,
  converge: { rosenbrock: { steps: 3000 } },
})

describe('noisySgd', () => {
  it('adds noise whose variance falls as t^-γ', () => {
    const w = parameter(zeros([20_000], { dtype: 'float64' }))
    const optimizer = optimize({ w }, noisySgd({ learningRate: 1, variance: 4, power: 1 }))
    const variances = [1, 2, 3, 4].map(() => {
      const before = w.data().slice()
      optimizer.step(() => w.sum().mul(0))
      return w.sub(tensor(before)).square().mean().item()
    })
    // Each estimate has a relative deviation of √(2 / 20,000), one part in a hundred; five of those are allowed.
    for (const [i, variance] of variances.entries()) expect(Math.abs((variance * (i + 1)) / 4 - 1)).toBeLessThan(0.05)
  })

  it('is gradient descent without noise', () => {
    expect(pathOf(noisySgd({ learningRate: 0.5, variance: 0 }), { start: [4], steps: 2, gradient: (w) => w })).toEqual([
      [2],
      [1],
    ])
  })

  it('draws other noise at every step, for every parameter and from every seed', () => {
    const draw = (seed: number) => {
      const model = { a: parameter(zeros([2])), b: parameter(zeros([2])) }
      const optimizer = optimize(model, noisySgd({ learningRate: 1 }), { seed })
      const steps = [0, 1].flatMap(() => {
        optimizer.step(() => model.a.sum().add(model.b.sum()).mul(0))
        return [...model.a.data(), ...model.b.data()]
      })
      return steps
    }
    expect(draw(1)).toEqual(draw(1))
    expect(new Set([...draw(1), ...draw(2)]).size).toBe(16)
  })
})
