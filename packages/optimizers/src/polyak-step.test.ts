import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { polyakStep } from './polyak-step.ts'

testOptimizer('polyakStep', polyakStep, { test: it, describe, statePerParameter: 0 })

describe('polyakStep', () => {
  it('reaches the bottom of a cone at once, and halves the way down a parabola', () => {
    const w = parameter(tensor(Float64Array.of(3, 4)))
    optimize({ w }, polyakStep({ learningRate: 10 })).step(() => w.square().sum().sqrt())
    expect(max(abs(w)).item()).toBeLessThan(1e-12)
    const v = parameter(tensor(Float64Array.of(3, 4)))
    optimize({ v }, polyakStep({ learningRate: 10 })).step(() => v.square().sum())
    expect(v.toArray()).toEqual([1.5, 2])
  })

  it('follows the paper: the gap over c times the squared norm of all gradients, up to a largest step', () => {
    const paper = (slope: readonly number[], loss: number, { lowest = 0, caution = 1, learningRate = 1 }) => {
      const square = slope.reduce((sum, g) => sum + g * g, 0)
      return slope.map((g) => -Math.min((loss - lowest) / (caution * square), learningRate) * g)
    }
    for (const options of [{}, { lowest: 1 }, { caution: 0.5 }, { learningRate: 0.01 }]) {
      const model = { a: parameter(tensor(Float64Array.of(0))), b: parameter(tensor(Float64Array.of(0))) }
      optimize(model, polyakStep(options)).step(() => model.a.mul(3).add(model.b.mul(4)).sum().add(2))
      const [a, b] = paper([3, 4], 2, options)
      expect(model.a.item()).toBeCloseTo(a, 14)
      expect(model.b.item()).toBeCloseTo(b, 14)
    }
  })

  it('stays where the loss is as low as it can be, and where nothing has a gradient', () => {
    const w = parameter(tensor([1]))
    const optimizer = optimize({ w }, polyakStep({ lowest: 5 }))
    optimizer.step(() => w.square().sum())
    optimizer.step(() => w.mul(0).sum().add(9))
    expect(w.item()).toBe(1)
  })

  it('takes the loss that backward() leaves', () => {
    const w = parameter(tensor([4]))
    const optimizer = optimize({ w }, polyakStep())
    w.square().sum().backward()
    optimizer.step()
    expect(w.item()).toBe(2)
  })
})
