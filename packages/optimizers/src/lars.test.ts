import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { lars } from './lars.ts'

describe('lars', () => {
  it.each(behaviour(() => lars()))('$title', ({ run }) => run())

  it('follows Algorithm 1 of the paper, worked out in plain numbers', () => {
    const settings = { learningRate: 0.5, momentum: 0.9, trustCoefficient: 0.1, weightDecay: 0.2 }
    const slopes = [
      [1, -2],
      [0.5, 3],
      [-1, 0.25],
    ]
    const path = pathOf(lars(settings), { start: [2, -1], steps: 3, gradient: (_, i) => vector(...slopes[i]) })
    let [w, v] = [
      [2, -1],
      [0, 0],
    ]
    slopes.forEach((g, i) => {
      const trust = (0.1 * Math.hypot(...w)) / (Math.hypot(...g) + 0.2 * Math.hypot(...w))
      v = v.map((x, j) => 0.9 * x + 0.5 * trust * (g[j] + 0.2 * w[j]))
      w = w.map((x, j) => x - v[j])
      path[i].forEach((value, j) => {
        expect(value).toBeCloseTo(w[j], 12)
      })
    })
  })

  it('rejects a negative trust coefficient', () => {
    expect(() => lars({ trustCoefficient: -1 })).toThrow('lars: trustCoefficient must be in [0, ∞), got -1.')
  })
})
