import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { lamb } from './lamb.ts'

describe('lamb', () => {
  it.each(behaviour(() => lamb()))('$title', ({ run }) => run())

  it('follows Algorithm 2 of the paper, worked out in plain numbers', () => {
    const settings = { learningRate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.05 }
    const slopes = [
      [1, -2],
      [0.5, 3],
      [-1, 0.25],
    ]
    const path = pathOf(lamb(settings), { start: [2, -1], steps: 3, gradient: (_, i) => vector(...slopes[i]) })
    let [w, m, v] = [
      [2, -1],
      [0, 0],
      [0, 0],
    ]
    slopes.forEach((g, i) => {
      m = m.map((x, j) => 0.8 * x + 0.2 * g[j])
      v = v.map((x, j) => 0.9 * x + 0.1 * g[j] ** 2)
      const r = m.map(
        (x, j) => x / (1 - 0.8 ** (i + 1)) / (Math.sqrt(v[j] / (1 - 0.9 ** (i + 1))) + 1e-3) + 0.05 * w[j],
      )
      const trust = Math.hypot(...w) / Math.hypot(...r)
      w = w.map((x, j) => x - 0.1 * trust * r[j])
      path[i].forEach((value, j) => {
        expect(value).toBeCloseTo(w[j], 12)
      })
    })
  })

  it('steps as Adam from weights that are all zero, which have no length', () => {
    const path = pathOf(lamb({ learningRate: 0.5, epsilon: 0 }), {
      start: [0, 0],
      steps: 1,
      gradient: () => vector(3, -4),
    })
    expect(path).toEqual([[-0.5, 0.5]])
  })

  it('rejects a decay that never forgets', () => {
    expect(() => lamb({ beta2: 1 })).toThrow('lamb: beta2 must be in [0, 1), got 1.')
  })
})
