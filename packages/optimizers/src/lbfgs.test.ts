import { optimize, parameter, planCount, restore, snapshot, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import fixtures from '../../../tools/oracles/fixtures/optimizers.json' with { type: 'json' }
import { lbfgs } from './lbfgs.ts'

function rosenbrock([a, b]: readonly number[] = [-1.2, 1]) {
  const model = { x: parameter(tensor(Float64Array.of(a))), y: parameter(tensor(Float64Array.of(b))) }
  const loss = () => {
    const valley = model.y.sub(model.x.square()).square().mul(100)
    return valley.add(model.x.neg().add(1).square()).sum()
  }
  return { model, loss }
}

describe('lbfgs', () => {
  it.each([
    ['with a line search', 1, {}],
    ['with a fixed size', 0.1, { looks: 0, history: 5 }],
  ])('follows PyTorch through Rosenbrock’s valley %s', (_, learningRate, settings) => {
    const entry = fixtures.cases.find(({ optimizer, options }) => optimizer === 'LBFGS' && options.lr === learningRate)
    const { model, loss } = rosenbrock(entry?.start)
    const optimizer = optimize(model, lbfgs({ learningRate, ...settings }))
    for (const expected of entry?.losses ?? []) {
      optimizer.step(loss)
      expect(Math.abs(loss().item() - expected)).toBeLessThan(1e-6 * Math.max(expected, 1e-3))
    }
    expect(model.x.item()).toBeCloseTo(entry?.end?.[0] as number, 6)
    expect(model.y.item()).toBeCloseTo(entry?.end?.[1] as number, 6)
  })

  it('stops where the gradient is zero', () => {
    const w = parameter(tensor(Float64Array.of(3, 4)))
    const optimizer = optimize({ w }, lbfgs())
    let looks = 0
    const loss = () => {
      looks += 1
      return w
        .sub(tensor(Float64Array.of(1, 2)))
        .square()
        .sum()
    }
    optimizer.step(loss)
    expect(looks).toBeLessThan(8)
    w.data().forEach((value, i) => {
      expect(value).toBeCloseTo([1, 2][i], 9)
    })
    const before = w.data()
    for (let i = 0; i < 2; i++) optimizer.step(loss)
    expect(w.data()).toEqual(before)
  })

  it('uses the same plans for all its iterations', () => {
    const { model, loss } = rosenbrock()
    const optimizer = optimize(model, lbfgs({ learningRate: 0.05, history: 3, looks: 0 }))
    for (let i = 0; i < 2; i++) optimizer.step(loss)
    const plans = planCount()
    for (let i = 0; i < 3; i++) optimizer.step(loss)
    expect(planCount()).toBe(plans)
  })

  it('goes on bit for bit from what was saved', () => {
    const { model, loss } = rosenbrock()
    const optimizer = optimize(model, lbfgs({ iterations: 4 }))
    for (let i = 0; i < 3; i++) optimizer.step(loss)
    const saved = snapshot({ model, optimizer })
    const go = () => {
      for (let i = 0; i < 3; i++) optimizer.step(loss)
      return [model.x.item(), model.y.item()]
    }
    const whole = go()
    restore({ model, optimizer }, saved)
    expect(go()).toEqual(whole)
  })

  it('leaves parameters that the loss does not see as they are', () => {
    const model = { seen: parameter(tensor([3])), unseen: parameter(tensor([[5, 6]])) }
    optimize(model, lbfgs()).step(() => model.seen.square().sum())
    expect(model.seen.item()).toBeCloseTo(0, 5)
    expect(model.unseen.toArray()).toEqual([[5, 6]])
  })

  it('needs a closure, and a whole number of pairs', () => {
    const w = parameter(tensor([1]))
    const optimizer = optimize({ w }, lbfgs())
    w.square().sum().backward()
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
    expect(() => lbfgs({ history: 1.5 })).toThrow('lbfgs: history must be a whole number in [1, ∞), got 1.5.')
  })
})
