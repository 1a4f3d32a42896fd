import { optimize, parameter, zeros } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { gradientNoise } from './gradient-noise.ts'

testOptimizer('gradientNoise', gradientNoise, {
  test: it,
  describe,
  link: 'before',
  statePerParameter: 0,
  converge: { settings: { variance: 1e-4 } },
})

describe('gradientNoise', () => {
  it('adds normal noise whose variance fades with the updates', () => {
    const size = 20_000
    const w = parameter(zeros([size], { dtype: 'float64' }))
    const link = gradientNoise({ variance: 0.3, decay: 0.55 })
    const optimizer = optimize({ w }, chain(link, gradientDescent({ learningRate: 1 })), { seed: 11 })
    for (const t of [1, 2, 3]) {
      const before = w.data()
      optimizer.step(() => w.sum().mul(0))
      const noise = [...w.data()].map((value, i) => value - before[i])
      const variance = 0.3 / t ** 0.55
      const mean = noise.reduce((sum, value) => sum + value, 0) / size
      const square = noise.reduce((sum, value) => sum + value ** 2, 0) / size
      // Five standard errors of a mean and of a variance.
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance / size))
      expect(Math.abs(square / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / size))
    }
  })

  it('adds nothing with a variance of 0', () => {
    const w = parameter(zeros([3]))
    const optimizer = optimize({ w }, chain(gradientNoise({ variance: 0 }), gradientDescent({ learningRate: 1 })))
    optimizer.step(() => w.sum())
    expect(w.toArray()).toEqual([-1, -1, -1])
  })
})
