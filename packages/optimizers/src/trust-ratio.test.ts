import { optimize, parameter, sin } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adamw } from './adamw.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { trustRatio } from './trust-ratio.ts'

testOptimizer('trustRatio', trustRatio, { test: it, describe, link: 'after', statePerParameter: 0 })

const norm = (values: readonly number[]) => Math.hypot(...values)

describe('trustRatio', () => {
  it('makes a step of the share η c of the length of the weights, whatever the gradient', () => {
    for (const scale of [1e-6, 1, 1e6]) {
      const optimizer = chain(gradientDescent({ learningRate: 0.1 }), trustRatio({ coefficient: 0.5 }))
      const [[a, b]] = pathOf(optimizer, { start: [6, 8], steps: 1, gradient: () => vector(3 * scale, -4 * scale) })
      expect(a).toBeCloseTo(6 - 0.5 * 0.6, 12)
      expect(b).toBeCloseTo(8 + 0.5 * 0.8, 12)
    }
  })

  it('is LAMB behind AdamW', () => {
    const settings = { learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-6, weightDecay: 0.1 }
    const path = pathOf(chain(adamw(settings), trustRatio()), { start: [1, -2], steps: 4, gradient: (w) => sin(w) })
    let [w, mean, variance] = [
      [1, -2],
      [0, 0],
      [0, 0],
    ]
    for (const [i, expected] of path.entries()) {
      const g = w.map(Math.sin)
      mean = mean.map((m, j) => 0.9 * m + 0.1 * g[j])
      variance = variance.map((v, j) => 0.99 * v + 0.01 * g[j] ** 2)
      const step = w.map((x, j) => {
        const [m, v] = [mean[j] / (1 - 0.9 ** (i + 1)), variance[j] / (1 - 0.99 ** (i + 1))]
        return m / (Math.sqrt(v) + 1e-6) + 0.1 * x
      })
      const ratio = norm(w) / norm(step)
      w = w.map((x, j) => x - 0.01 * ratio * step[j])
      for (const [j, x] of w.entries()) expect(expected[j]).toBeCloseTo(x, 12)
    }
  })

  it('leaves the change as it is where the weights or the change are 0', () => {
    const optimizer = () => chain(gradientDescent({ learningRate: 0.5 }), trustRatio())
    expect(pathOf(optimizer(), { start: [0, 0], steps: 1, gradient: () => vector(2, 4) })).toEqual([[-1, -2]])
    expect(pathOf(optimizer(), { start: [3], steps: 1, gradient: () => vector(0) })).toEqual([[3]])
  })

  it('needs an optimizer before it, whose rate it knows', () => {
    const w = parameter(vector(1))
    expect(() => optimize({ w }, chain(trustRatio(), gradientDescent())).step(() => w.sum())).toThrow(
      expect.objectContaining({ code: 'no-change-to-alter' }),
    )
  })
})
