import { optimize, parameter, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { conjugateGradient } from './conjugate-gradient.ts'

const vector = (...values: number[]) => tensor(Float64Array.from(values))

describe('conjugateGradient', () => {
  it('ends a quadratic of n dimensions in n updates when its searches are exact', () => {
    const bends = vector(1, 10, 100, 3)
    const model = { a: parameter(vector(1, -2, 3, 1)) }
    const optimizer = optimize(model, conjugateGradient({ curvature: 1e-6 }))
    const loss = () => model.a.square().mul(bends).sum()
    for (let i = 0; i < 4; i++) optimizer.step(loss)
    expect(loss().item()).toBeLessThan(1e-12)
  })

  it('follows the recurrence of Polak and Ribière with exact steps, worked out in plain numbers', () => {
    const bends = [1, 4, 9]
    const w = parameter(vector(2, -1, 1))
    const optimizer = optimize({ w }, conjugateGradient({ curvature: 1e-9 }))
    let x = [2, -1, 1]
    let [d, last] = [
      [0, 0, 0],
      [0, 0, 0],
    ]
    const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0)
    for (let t = 0; t < 2; t++) {
      optimizer.step(() =>
        w
          .square()
          .mul(vector(...bends))
          .sum()
          .div(2),
      )
      const g = x.map((value, i) => bends[i] * value)
      const beta =
        t === 0
          ? 0
          : Math.max(
              0,
              dot(
                g,
                g.map((value, i) => value - last[i]),
              ) / dot(last, last),
            )
      d = g.map((value, i) => beta * d[i] - value)
      const size =
        -dot(g, d) /
        dot(
          d,
          d.map((value, i) => bends[i] * value),
        )
      x = x.map((value, i) => value + size * d[i])
      last = g
      w.data().forEach((value, i) => {
        expect(value).toBeCloseTo(x[i], 8)
      })
    }
  })

  it('goes down Rosenbrock’s valley', () => {
    const model = { x: parameter(vector(-1.2)), y: parameter(vector(1)) }
    const optimizer = optimize(model, conjugateGradient())
    const loss = () => {
      const valley = model.y.sub(model.x.square()).square().mul(100)
      return valley.add(model.x.sub(1).square()).sum()
    }
    for (let i = 0; i < 80; i++) optimizer.step(loss)
    expect(loss().item()).toBeLessThan(1e-9)
  })

  it('stays where the gradient is zero, and leaves what the loss does not see', () => {
    const model = { w: parameter(tensor([1, 1])), unseen: parameter(tensor([[7]])) }
    const optimizer = optimize(model, conjugateGradient())
    for (let i = 0; i < 3; i++) optimizer.step(() => model.w.sub(1).square().sum())
    expect([...model.w.data(), model.unseen.item()]).toEqual([1, 1, 7])
  })

  it('rejects a search that may leave the whole slope', () => {
    expect(() => conjugateGradient({ curvature: 1 })).toThrow('conjugateGradient: curvature must be in (0, 1), got 1.')
  })
})
