import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { adaptiveClip } from './adaptive-clip.ts'
import { gradientsThrough } from './show-gradient.fixture.ts'

testOptimizer('adaptiveClip', adaptiveClip, {
  test: it,
  describe,
  link: 'before',
  statePerParameter: 0,
  converge: { settings: { share: 0.5, learningRate: 0.1 }, steps: 2000 },
})

describe('adaptiveClip', () => {
  it('limits each row to a share of the norm of its weights, which counts as ε at least', () => {
    const parameters = [
      [
        [3, 4],
        [3, 4],
        [0, 0],
      ],
    ]
    const gradients = [
      [
        [30, 40],
        [0.3, 0.4],
        [6, 8],
      ],
    ]
    const [result] = gradientsThrough(adaptiveClip({ share: 0.1, epsilon: 0.5 }), gradients, { parameters })
    // ‖w‖ λ = 0.5 for the first two; ε λ = 0.05 for the last.
    const expected = [0.3, 0.4, 0.3, 0.4, 0.03, 0.04]
    for (const [i, value] of result.entries()) expect(value).toBeCloseTo(expected[i], 14)
  })

  it('takes vectors and scalars as one unit', () => {
    const [result] = gradientsThrough(adaptiveClip({ share: 0.1 }), [[60, 80]], { parameters: [[6, 8]] })
    for (const [i, value] of result.entries()) expect(value).toBeCloseTo([0.6, 0.8][i], 13)
  })

  it('leaves gradients inside as they are, to the bit', () => {
    const g = [[0.1, -0.2]]
    expect(gradientsThrough(adaptiveClip({ share: 1 }), [g], { parameters: [[[0, 0]]], dtype: 'float64' })).not.toEqual(
      g,
    )
    const inside = [[2 ** -10, -(2 ** -11)]]
    expect(gradientsThrough(adaptiveClip({ share: 1 }), [inside], { parameters: [[[1, 1]]] })).toEqual(inside)
  })
})
