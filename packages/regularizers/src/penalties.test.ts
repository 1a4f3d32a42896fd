import { compile, gradCheck, parameter, planCount, type Regularizer, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { elasticNet, l1, l2, regularize } from './index.ts'

const members: Record<string, () => Regularizer> = {
  l1: () => l1({ strength: 0.3 }),
  l2: () => l2({ strength: 0.3 }),
  elasticNet: () => elasticNet({ l1: 0.2, l2: 0.3 }),
}

describe.each(Object.entries(members))('%s', (_, make) => {
  it('is 0 at 0 and above 0 elsewhere', () => {
    expect(
      make()
        .penalty(tensor([0, 0]))
        .item(),
    ).toBe(0)
    expect(
      make()
        .penalty(tensor([0, -1e-3]))
        .item(),
    ).toBeGreaterThan(0)
  })

  it('has the gradient that finite differences show, away from 0', () => {
    const w = tensor(
      [
        [0.5, -1.5],
        [2, -0.25],
      ],
      { dtype: 'float64' },
    )
    gradCheck((x) => make().penalty(x), [w])
  })

  it('gives one number, for an empty parameter too', () => {
    expect(
      make()
        .penalty(tensor(new Float32Array(0)))
        .toArray(),
    ).toBe(0)
    expect(make().penalty(tensor([[1, 2]])).shape).toEqual([])
  })

  it('takes a new strength, or a schedule, without a new plan', () => {
    const regularizer = make()
    const w = tensor([1, 2])
    const names = Object.keys(regularizer.settings.all())
    regularizer.penalty(w).item()
    const plans = planCount()
    for (const name of names) regularizer.settings.set(name, 0)
    expect(regularizer.penalty(w).item()).toBe(0)
    expect(planCount()).toBe(plans)
  })

  it('reads its settings at every run of a captured step', () => {
    const regularizer = make()
    const measure = compile((x) => regularizer.penalty(x))
    const w = tensor([1, -2])
    const first = measure(w).item()
    measure(w)
    for (const name of Object.keys(regularizer.settings.all())) {
      regularizer.settings.set(name, 2 * regularizer.settings.get(name))
    }
    expect(measure(w).item()).toBeCloseTo(2 * first, 5)
  })
})

it('has the formulas of Keras: L1 is the sum of sizes, L2 the sum of squares without a half', () => {
  const w = tensor(
    [
      [1, -2],
      [3, 0],
    ],
    { dtype: 'float64' },
  )
  expect(l1({ strength: 0.1 }).penalty(w).item()).toBeCloseTo(0.6, 14)
  expect(l2({ strength: 0.1 }).penalty(w).item()).toBeCloseTo(1.4, 14)
  expect(elasticNet({ l1: 0.1, l2: 0.01 }).penalty(w).item()).toBeCloseTo(0.74, 14)
})

it('has gradient 0 toward a weight that is 0', () => {
  const w = parameter(tensor([0, 1]))
  l1({ strength: 1 }).penalty(w).backward()
  expect(w.grad?.toArray()).toEqual([0, 1])
})

it('counts weights but no biases unless told', () => {
  const model = {
    layer: { weight: parameter(tensor([[1, 2]])), bias: parameter(tensor([3]), { role: 'bias' }) },
    scale: parameter(tensor([4]), { role: 'scale' }),
  }
  const penalty = l2({ strength: 1 })
  expect(regularize(model, penalty).item()).toBe(5)
  expect(regularize(model, penalty, { only: () => true }).item()).toBe(30)
  expect(regularize(model, penalty, { only: (path) => path === 'scale' }).item()).toBe(16)
})

it('refuses a model in which nothing counts, because it would silently do nothing', () => {
  const model = { bias: parameter(tensor([3]), { role: 'bias' }) }
  expect(() => regularize(model, l2())).toThrow(expect.objectContaining({ code: 'nothing-to-regularize' }))
})

it('refuses a plugin of another version of the contract', () => {
  const later = { ...l2(), api: 2 } as unknown as Regularizer
  expect(() => regularize({ w: parameter(tensor([[1]])) }, later)).toThrow(
    expect.objectContaining({ code: 'contract-version' }),
  )
})

it('rejects a negative strength, which would reward large weights', () => {
  expect(() => l2({ strength: -1 })).toThrow('l2: strength must be in [0, ∞), got -1.')
  expect(() => l1().settings.set('strength', Number.NaN)).toThrow('l1: strength must be in [0, ∞), got NaN.')
})
