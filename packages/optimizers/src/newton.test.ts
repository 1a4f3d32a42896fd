import { optimize, parameter, slice, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { newton } from './newton.ts'

const vector = (...values: number[]) => tensor(Float64Array.from(values))

describe('newton', () => {
  it('solves a quadratic with a full Hessian across parameters in one step', () => {
    const model = { a: parameter(vector(3, -1)), b: parameter(tensor(Float64Array.of(5), { shape: [1, 1] })) }
    const loss = () => {
      const [x, y, z] = [slice(model.a, [[0, 1]]), slice(model.a, [[1, 2]]), model.b.reshape([1])]
      return x.sub(y.mul(2)).square().add(y.add(z).sub(3).square()).add(z.sub(1).square().mul(5)).sum()
    }
    optimize(model, newton()).step(loss)
    for (const [i, value] of [4, 2].entries()) expect(model.a.data()[i]).toBeCloseTo(value, 10)
    expect(model.b.item()).toBeCloseTo(1, 10)
  })

  it('doubles its digits near the minimum of Rosenbrock’s valley', () => {
    const w = parameter(vector(-1.2, 1))
    const loss = () => {
      const [x, y] = [slice(w, [[0, 1]]), slice(w, [[1, 2]])]
      return y.sub(x.square()).square().mul(100).add(x.sub(1).square()).sum()
    }
    const optimizer = optimize({ w }, newton())
    // At the start g = (-215.6, -88) and H = (1330, 480; 480, 200), whose determinant is 35600.
    optimizer.step(loss)
    expect(w.data()[0]).toBeCloseTo(-1.2 + 880 / 35600, 10)
    expect(w.data()[1]).toBeCloseTo(1 + 13552 / 35600, 10)
    for (let i = 0; i < 6; i++) optimizer.step(loss)
    expect(loss().item()).toBeLessThan(1e-18)
  })

  it('takes shorter steps with damping: g / (h + λ)', () => {
    const w = parameter(vector(1, 1))
    optimize({ w }, newton({ damping: 2, learningRate: 0.5 })).step(() => w.square().mul(vector(1, 3)).sum())
    expect(w.data()[0]).toBeCloseTo(1 - (0.5 * 2) / 4, 12)
    expect(w.data()[1]).toBeCloseTo(1 - (0.5 * 6) / 8, 12)
  })

  it('needs a closure, and no negative damping', () => {
    const w = parameter(vector(1))
    w.square().sum().backward()
    expect(() => optimize({ w }, newton()).step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
    expect(() => newton({ damping: -1 })).toThrow('newton: damping must be in [0, ∞), got -1.')
  })
})
