import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { caseOf, expectToFollow, pathOf, vector } from './cases.fixture.ts'
import { expectLoop, type Loop } from './loops.fixture.ts'
import { stableAdamw } from './stable-adamw.ts'

testOptimizer('stableAdamw', stableAdamw, { test: it, describe, statePerParameter: 2 })

describe('stableAdamw', () => {
  it('follows pytorch_optimizer', () => {
    expectToFollow(caseOf('StableAdamW'), stableAdamw({ learningRate: 0.02 }))
  })

  it('follows the paper', () => {
    const paper = (): Loop => {
      let mean: number[] = []
      let variance: number[] = []
      const share = (beta: number, t: number) => 1 - (beta * (1 - beta ** (t - 1))) / (1 - beta ** t)
      return (w, g, t) => {
        mean = g.map((value, i) => (mean[i] ?? 0) + share(0.8, t) * (value - (mean[i] ?? 0)))
        variance = g.map((value, i) => (variance[i] ?? 0) + share(0.9, t) * (value ** 2 - (variance[i] ?? 0)))
        const ratios = g.map((value, i) => value ** 2 / Math.max(variance[i], 1e-6))
        const rms = Math.sqrt(ratios.reduce((sum, ratio) => sum + ratio, 0) / g.length)
        const rate = 0.1 / Math.max(1, rms)
        return w.map((value, i) => value - rate * (mean[i] / (Math.sqrt(variance[i]) + 1e-3) + 0.1 * value))
      }
    }
    expectLoop(stableAdamw({ learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.1 }), paper)
  })

  it('makes steps smaller where a gradient is larger than all before', () => {
    const change = (slopes: number[]) => {
      const optimizer = stableAdamw({ learningRate: 1, beta1: 0, weightDecay: 0, epsilon: 1e-12 })
      const path = pathOf(optimizer, { start: [0], steps: slopes.length, gradient: (_, i) => vector(slopes[i]) })
      return path[slopes.length - 2][0] - path[slopes.length - 1][0]
    }
    expect(change([1, 1, 1])).toBeCloseTo(1, 10)
    // √(g² / variance) is the size of AdamW's step as well as the rms, so that what is left is 1.
    expect(change([1, 1, 50])).toBeCloseTo(1, 10)
  })
})
