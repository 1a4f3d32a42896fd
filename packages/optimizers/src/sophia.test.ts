import { drawNormal, optimize, parameter, type RunningOptimizer, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { sophiaG } from './sophia-g.ts'
import { sophiaH } from './sophia-h.ts'

const vector = (...values: number[]) => tensor(Float64Array.from(values))
const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.75, scale: 0.5, weightDecay: 0.2, every: 2 }

function curvatureOf({ cells }: RunningOptimizer): number[] {
  return [...(cells.get('sophiaH.w.curvature')?.data() ?? [])]
}

/** Algorithm 3 of the paper in plain numbers, for a curvature that is estimated at every second update. */
function byHand(start: readonly number[], slope: (w: number, i: number) => number, estimates: readonly number[][]) {
  let w = [...start]
  let [mean, curvature] = [w.map(() => 0), w.map(() => 0)]
  return estimates.map((estimate, t) => {
    mean = mean.map((m, i) => 0.5 * m + 0.5 * slope(w[i], i))
    if (t % 2 === 0) curvature = curvature.map((h, i) => 0.75 * h + 0.25 * estimate[i])
    w = w.map((x, i) => {
      const step = mean[i] / Math.max(0.5 * curvature[i], 1e-12)
      return x - 0.1 * (Math.min(1, Math.max(-1, step)) + 0.2 * x)
    })
    return w
  })
}

describe('sophiaH', () => {
  it('follows Algorithm 3 of the paper where the direction of each estimate is known', () => {
    const bends = [4, 40, 0.5]
    const w = parameter(vector(3, -1, 2))
    const optimizer = optimize({ w }, sophiaH(settings))
    const seen: number[][] = []
    const path = Array.from({ length: 5 }, () => {
      // The mean of one estimate is its curvature: what came in is read off the running mean.
      const before = curvatureOf(optimizer)
      optimizer.step(() =>
        w
          .square()
          .mul(vector(...bends))
          .sum()
          .div(2),
      )
      const after = curvatureOf(optimizer)
      seen.push(after.map((value, i) => (value - 0.75 * before[i]) / 0.25))
      return [...w.data()]
    })
    byHand([3, -1, 2], (x, i) => bends[i] * x, seen).forEach((expected, t) => {
      expected.forEach((value, i) => {
        expect(path[t][i]).toBeCloseTo(value, 9)
      })
    })
    // For a diagonal Hessian an estimate is its diagonal times u², always of its sign.
    for (const estimate of [seen[0], seen[2], seen[4]]) expect(estimate.every((value) => value > 0)).toBe(true)
  })

  it('estimates the diagonal of the Hessian without bias', () => {
    const matrix = tensor(Float64Array.of(2, 1, 1, 3), { shape: [2, 2] })
    const w = parameter(vector(0, 0))
    const optimizer = optimize({ w }, sophiaH({ learningRate: 0, beta2: 0.999, every: 1 }))
    for (let i = 0; i < 1500; i++)
      optimizer.step(() =>
        w
          .mul(matrix.matmul(w.reshape([2, 1])).reshape([2]))
          .sum()
          .div(2),
      )
    const share = 1 - 0.999 ** 1500
    const [a, b] = curvatureOf(optimizer)
    // A standard error of about 0.15: Var(u (Hu)) = 2 h² + o², over about 1100 estimates.
    expect(Math.abs(a / share - 2)).toBeLessThan(0.5)
    expect(Math.abs(b / share - 3)).toBeLessThan(0.6)
  })

  it('asks for products only at every k-th update, and for a closure', () => {
    const w = parameter(vector(1))
    const optimizer = optimize({ w }, sophiaH({ every: 3 }))
    const curvatures = Array.from({ length: 6 }, () => {
      optimizer.step(() => w.square().sum())
      return optimizer.cells.get('sophiaH.w.curvature')?.item()
    })
    expect(new Set(curvatures).size).toBe(2)
    w.square().sum().backward()
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
  })

  it('goes the same way from the same seed', () => {
    const run = (seed: number) => {
      const w = parameter(vector(1, 2))
      const optimizer = optimize({ w }, sophiaH({ learningRate: 0.1, scale: 10 }), { seed })
      for (let i = 0; i < 3; i++) optimizer.step(() => w.square().mul(w).sum())
      return [...w.data()]
    }
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })
})

describe('sophiaG', () => {
  it('follows Algorithm 3 of the paper with the gradient of sampled labels', () => {
    const w = parameter(vector(3, -1, 2))
    const optimizer = optimize({ w }, sophiaG({ ...settings, batchSize: 5 }))
    const draws: number[][] = []
    const path = Array.from({ length: 5 }, () => {
      optimizer.step((request) => {
        if (!request) return w.square().sum()
        const labels = drawNormal(request.sample, [3], { dtype: 'float64' })
        draws.push([...labels.data()])
        return w.mul(labels).sum()
      })
      return [...w.data()]
    })
    expect(draws.length).toBe(3)
    const estimates = draws.flatMap((draw) => [draw.map((x) => 5 * x * x), []])
    byHand([3, -1, 2], (x) => 2 * x, estimates.slice(0, 5)).forEach((expected, t) => {
      expected.forEach((value, i) => {
        expect(path[t][i]).toBeCloseTo(value, 9)
      })
    })
  })

  it('wants to know the size of the batch', () => {
    // @ts-expect-error It has no default.
    expect(() => sophiaG()).toThrow('sophiaG: batchSize has no default and was not given.')
    expect(() => sophiaG({ batchSize: 0 })).toThrow('sophiaG: batchSize must be a whole number in [1, ∞), got 0.')
  })
})
