import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { softThreshold } from './soft-threshold.ts'

describe('softThreshold', () => {
  const target = [3, 0.5, -0.2, -4, 0]

  it('solves ½ ‖w - a‖² + λ Σ|w|: weights move by λ towards zero, and small ones are exactly zero', () => {
    const optimizer = chain(gradientDescent({ learningRate: 0.5 }), softThreshold({ strength: 0.5 }))
    const path = pathOf(optimizer, { start: [1, 1, 1, 1, 1], steps: 60, gradient: (w) => w.sub(vector(...target)) })
    const solution = path[59]
    expect(solution.map((w) => w === 0)).toEqual([false, true, true, false, true])
    expect(solution[0]).toBeCloseTo(2.5, 12)
    expect(solution[3]).toBeCloseTo(-3.5, 12)
  })

  it('makes exact zeros behind other optimizers too', () => {
    const optimizer = chain(adam({ learningRate: 0.1 }), softThreshold({ strength: 0.5 }))
    const path = pathOf(optimizer, { start: [0.1, -0.1], steps: 3, gradient: () => vector(1e-12, 0).mul(0) })
    expect(path[2]).toEqual([0, 0])
  })

  it('moves nothing at strength zero', () => {
    const optimizer = chain(gradientDescent({ learningRate: 0.5 }), softThreshold({ strength: 0 }))
    expect(pathOf(optimizer, { start: [1.25, -3], steps: 1, gradient: () => vector(0, 0) })).toEqual([[1.25, -3]])
  })

  it('rejects a negative strength', () => {
    expect(() => softThreshold({ strength: -1 })).toThrow('softThreshold: strength must be in [0, ∞), got -1.')
  })
})
