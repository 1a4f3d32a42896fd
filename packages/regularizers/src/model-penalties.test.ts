import {
  drawNormal,
  gradCheck,
  greater,
  max,
  min,
  parameter,
  randomKey,
  restore,
  snapshot,
  type Tensor,
  tanh,
  tensor,
} from '@chainrule/autograd'
import { testRegularizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { diagonalFisher, elasticWeightConsolidation } from './elastic-weight-consolidation.ts'
import { entropy } from './entropy.ts'
import { gradientPenalty } from './gradient-penalty.ts'
import { hardConcrete } from './hard-concrete.ts'
import { jacobianNorm } from './jacobian-norm.ts'
import { l0 } from './l0.ts'
import { l2sp } from './l2sp.ts'

testRegularizer('l0', l0, { test: it, describe, zeroAt: null })

const sample = (shape: number[], seed = 7) => drawNormal(randomKey(seed), shape, { dtype: 'float64' })

it('measures entropy between 0 and the logarithm of the classes', () => {
  const x = tensor(
    [
      [0, 0, 0, 0],
      [1000, 0, 0, 0],
    ],
    { dtype: 'float64' },
  )
  expect([...entropy(x).data()]).toEqual([expect.closeTo(Math.log(4), 12), expect.closeTo(0, 12)])
  const [p, q] = [0.25, 0.75]
  const logits = tensor([[Math.log(p)], [Math.log(q)], [Number.NEGATIVE_INFINITY]], { dtype: 'float64' })
  expect(entropy(logits, { axis: 0 }).item()).toBeCloseTo(-p * Math.log(p) - q * Math.log(q), 12)
  gradCheck((z) => entropy(z, { axis: 1 }), [sample([2, 3, 2])])
})

describe('gradientPenalty', () => {
  const [real, generated] = [sample([4, 3], 1), sample([4, 3], 2)]
  const options = { random: randomKey(3) }

  it('is known for a linear critic: the gradient is its weights', () => {
    const w = tensor([[1], [2], [2]], { dtype: 'float64' })
    const critic = (x: Tensor) => x.matmul(w)
    expect(gradientPenalty(critic, real, generated, options).item()).toBeCloseTo(10 * (3 - 1) ** 2, 12)
    expect(gradientPenalty(critic, real, generated, { ...options, strength: 1, target: 3 }).item()).toBeCloseTo(0, 12)
  })

  it('measures between both examples of a pair', () => {
    // The gradient of ½‖x‖² is x: on the line from (3, 4) to (-3, -4) it is (3, 4) (2 ε - 1).
    const end = tensor([[3, 4]], { dtype: 'float64' })
    const penalty = gradientPenalty((x) => x.square().sum(1).mul(0.5), end, end.neg(), { ...options, strength: 1 })
    const share = options.random.uniform([1, 1], { dtype: 'float64' }).item()
    expect(penalty.item()).toBeCloseTo((5 * Math.abs(2 * share - 1) - 1) ** 2, 12)
  })

  it('has second derivatives toward the weights of the critic', () => {
    const check = (v: Tensor, w: Tensor) =>
      gradientPenalty((x) => tanh(x.matmul(v)).matmul(w), real, generated, options)
    gradCheck(check, [sample([3, 5]), sample([5, 1])])
  })

  it('refuses examples of other shapes', () => {
    const critic = (x: Tensor) => x.sum(1)
    expect(() => gradientPenalty(critic, real, sample([2, 3]), options)).toThrow(
      'gradientPenalty: the real examples are [4,3], the generated ones [2,3].',
    )
    expect(() => gradientPenalty(critic, sample([2]), sample([2]), options)).toThrow('must be [batch, ...]')
  })
})

describe('jacobianNorm', () => {
  const w = sample([3, 4])
  const f = (x: Tensor) => x.matmul(w)

  it('has the squared norm of the weights of a linear model as its expectation', () => {
    const estimate = jacobianNorm(f, sample([20_000, 3]), { random: randomKey(1) }).item()
    const exact = w.square().sum().item()
    // An estimate for one example is between 0 and 4 times the largest squared singular value.
    expect(Math.abs(estimate - exact)).toBeLessThan((5 * 4 * exact) / Math.sqrt(20_000))
    const both = jacobianNorm(f, sample([10, 3]), { random: randomKey(1), projections: 2000 }).item()
    expect(Math.abs(both - exact)).toBeLessThan((5 * 4 * exact) / Math.sqrt(20_000))
  })

  it('has second derivatives toward the weights', () => {
    const x = sample([2, 3], 5)
    gradCheck((v) => jacobianNorm((input) => tanh(input.matmul(v)), x, { random: randomKey(4) }), [w])
  })
})

describe('hardConcrete', () => {
  it('is closed as often as its formula says, by which l0 counts', () => {
    const count = 20_000
    for (const logAlpha of [-2, 0, 1]) {
      const logAlphas = tensor(new Float64Array(count).fill(logAlpha))
      const gates = hardConcrete(logAlphas, { random: randomKey(1) })
      const open = greater(gates, 0).cast('float64').mean().item()
      const expected = l0({ strength: 1 })
        .penalty(tensor(logAlpha, { dtype: 'float64' }))
        .item()
      expect(Math.abs(open - expected)).toBeLessThan(5 * Math.sqrt(0.25 / count))
      expect(min(gates).item() >= 0 && max(gates).item() <= 1).toBe(true)
    }
  })

  it('has the gradient that finite differences show', () => {
    gradCheck((x) => hardConcrete(x, { random: randomKey(2) }), [sample([12])])
    gradCheck((x) => hardConcrete(x), [sample([12])])
  })
})

describe('l2sp', () => {
  it('is zero at the start, pulls back later, and is saved with the run', () => {
    const model = { weight: parameter(tensor([[1, 2]])), bias: parameter(tensor([3]), { role: 'bias' }) }
    const pull = l2sp(model, { strength: 0.5 })
    expect(pull.penalty().item()).toBe(0)
    model.weight.write([2, 0])
    model.bias.write([9])
    const penalty = pull.penalty()
    expect(penalty.item()).toBe(0.25 * (1 + 4))
    penalty.backward()
    expect(model.weight.grad?.toArray()).toEqual([[0.5, -1]])
    const saved = snapshot({ pull })
    const other = l2sp(model, { strength: 0.5 })
    restore({ pull: other }, saved)
    expect(other.penalty().item()).toBe(0.25 * 5)
    pull.settings.set('strength', 0)
    expect(pull.penalty().item()).toBe(0)
  })

  it('refuses a model in which nothing counts, and a negative strength', () => {
    expect(() => l2sp({})).toThrow('l2sp: none of the 0 parameters of the model counts.')
    const model = { weight: parameter(tensor([[1]])) }
    expect(() => l2sp(model, { strength: -1 })).toThrow('l2sp: strength must be in [0, ∞), got -1.')
  })
})

describe('elasticWeightConsolidation', () => {
  it('holds weights by the squared gradients of the old task, and leaves the others free', () => {
    const model = { used: parameter(tensor([1, 1])), unused: parameter(tensor([1])) }
    const held = tensor([7, 7])
    model.used.grad = held
    const fisher = diagonalFisher(
      model,
      [
        [1, 2],
        [3, 0],
      ].map((x) => () => model.used.mul(tensor(x)).sum()),
    )
    expect(model.used.grad).toBe(held)
    expect(Object.keys(fisher)).toEqual(['used'])
    expect(fisher.used.toArray()).toEqual([5, 2])
    const hold = elasticWeightConsolidation(model, fisher, { strength: 2 })
    model.used.write([2, 4])
    model.unused.write([100])
    expect(hold.penalty().item()).toBeCloseTo(5 * 1 + 2 * 9, 5)
  })

  it('has a finite gradient where a weight is free', () => {
    const model = { w: parameter(tensor([1, 2])) }
    const hold = elasticWeightConsolidation(model, { w: tensor([0, 1]) })
    hold.penalty().backward()
    expect(model.w.grad?.toArray()).toEqual([0, 0])
    expect(() => elasticWeightConsolidation(model, {})).toThrow(
      expect.objectContaining({ code: 'nothing-to-regularize' }),
    )
  })
})
