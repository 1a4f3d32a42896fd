import { optimize, parameter, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { cocob } from './cocob.ts'
import { dog } from './dog.ts'
import { dowg } from './dowg.ts'
import { momo } from './momo.ts'
import { momoAdam } from './momo-adam.ts'

const start = [1, -2, 0.5]
const slopes = Array.from({ length: 8 }, (_, i) => [Math.sin(i + 1), 2 * Math.cos(3 * i), 0.1 * i - 0.3])
const problem = { start, steps: slopes.length, gradient: (_: unknown, i: number) => vector(...slopes[i]) }
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0)

function expectPath(path: readonly (readonly number[])[], expected: readonly (readonly number[])[]) {
  path.forEach((values, t) => {
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[t][i], 11)
    })
  })
}

describe('dog', () => {
  it.each(behaviour(() => dog()))('$title', ({ run }) => run())

  it('follows equations 1 and 2 of the paper, worked out in plain numbers', () => {
    let [w, sum] = [start, 0]
    let distance = 0.1 * (1 + Math.hypot(...start))
    const expected = slopes.map((g) => {
      distance = Math.max(distance, Math.hypot(...w.map((x, i) => x - start[i])))
      sum += dot(g, g)
      w = w.map((x, i) => x - ((0.5 * distance) / Math.sqrt(sum + 1e-3)) * g[i])
      return w
    })
    expectPath(pathOf(dog({ learningRate: 0.5, initialDistance: 0.1, epsilon: 1e-3 }), problem), expected)
  })

  it('rejects a distance of zero, from which it would never move', () => {
    expect(() => dog({ initialDistance: 0 })).toThrow('dog: initialDistance must be in (0, ∞), got 0.')
  })
})

describe('dowg', () => {
  it.each(behaviour(() => dowg()))('$title', ({ run }) => run())

  it('follows Algorithm 1 of the paper, worked out in plain numbers', () => {
    let [w, sum, distance] = [start, 0, 0.2]
    const expected = slopes.map((g) => {
      distance = Math.max(distance, Math.hypot(...w.map((x, i) => x - start[i])))
      sum += distance ** 2 * dot(g, g)
      w = w.map((x, i) => x - (distance ** 2 / Math.sqrt(sum)) * g[i])
      return w
    })
    expectPath(pathOf(dowg({ initialDistance: 0.2 }), problem), expected)
  })
})

describe('cocob', () => {
  it.each(behaviour(() => cocob()))('$title', ({ run }) => run())

  it('follows Algorithm 2 of the paper, worked out in plain numbers', () => {
    const state = start.map(() => ({ largest: 1e-8, sum: 0, reward: 0, total: 0 }))
    let w = start
    const expected = slopes.map((slope) => {
      w = w.map((x, i) => {
        const s = state[i]
        const g = -slope[i]
        s.largest = Math.max(s.largest, Math.abs(g))
        s.sum += Math.abs(g)
        s.reward = Math.max(s.reward + (x - start[i]) * g, 0)
        s.total += g
        const bet = s.total / (s.largest * Math.max(s.sum + s.largest, 20 * s.largest))
        return start[i] + bet * (s.largest + s.reward)
      })
      return w
    })
    expectPath(pathOf(cocob({ caution: 20 }), problem), expected)
  })

  it('has no learning rate and converges all the same', () => {
    const path = pathOf(cocob(), { start: [10], steps: 1500, gradient: (w) => w })
    expect(Math.abs(path[1499][0])).toBeLessThan(0.5)
  })
})

/** The way down ½ Σ c w² with the loss known, for the two members that look at it. */
const bends = [1, 4, 0.5]
function descent(optimizer: Parameters<typeof optimize>[1]) {
  const w = parameter(vector(...start))
  const running = optimize({ w }, optimizer)
  return Array.from({ length: 6 }, () => {
    running.step(() =>
      w
        .square()
        .mul(vector(...bends))
        .sum()
        .div(2)
        .add(1),
    )
    return [...w.data()]
  })
}
const lossAt = (w: readonly number[]) =>
  1 +
  dot(
    bends,
    w.map((x) => x * x),
  ) /
    2
const slopeAt = (w: readonly number[]) => w.map((x, i) => bends[i] * x)

describe('momo', () => {
  it('follows Algorithm 1 of the paper, worked out in plain numbers', () => {
    let [w, mean, loss, product] = [start, [0, 0, 0], 0, 0]
    const expected = Array.from({ length: 6 }, (_, k) => {
      const [g, share] = [slopeAt(w), k === 0 ? 1 : 0.25]
      mean = mean.map((m, i) => (1 - share) * m + share * g[i])
      loss = (1 - share) * loss + share * lossAt(w)
      product = (1 - share) * product + share * dot(g, w)
      const gap = Math.max(0, loss + dot(mean, w) - product - 0.75)
      const size = Math.min(0.4, gap / dot(mean, mean))
      w = w.map((x, i) => x - size * mean[i])
      return w
    })
    expectPath(descent(momo({ learningRate: 0.4, beta1: 0.75, lowest: 0.75 })), expected)
  })

  it('stays where the gradient is zero, and needs a loss', () => {
    const w = parameter(tensor([0]))
    const optimizer = optimize({ w }, momo())
    optimizer.step(() => w.square().sum())
    expect(w.item()).toBe(0)
    w.grad = tensor([1])
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
  })
})

describe('momoAdam', () => {
  it('follows Algorithm 3 of the paper, worked out in plain numbers', () => {
    let [w, mean, variance, loss, product] = [start, [0, 0, 0], [0, 0, 0], 0, 0]
    const expected = Array.from({ length: 6 }, (_, k) => {
      const g = slopeAt(w)
      mean = mean.map((m, i) => 0.75 * m + 0.25 * g[i])
      variance = variance.map((v, i) => 0.9 * v + 0.1 * g[i] ** 2)
      loss = 0.75 * loss + 0.25 * lossAt(w)
      product = 0.75 * product + 0.25 * dot(g, w)
      const correction = 1 - 0.75 ** (k + 1)
      const steps = mean.map((m, i) => m / (1e-3 + Math.sqrt(variance[i] / (1 - 0.9 ** (k + 1)))))
      const gap = Math.max(0, loss + dot(mean, w) - product - correction * 0.9)
      const size = Math.min(0.8 / correction, gap / dot(mean, steps))
      w = w.map((x, i) => x - size * steps[i])
      return w
    })
    const settings = { learningRate: 0.8, beta1: 0.75, beta2: 0.9, epsilon: 1e-3, lowest: 0.9 }
    expectPath(descent(momoAdam(settings)), expected)
  })

  it('rejects a decay that never forgets', () => {
    expect(() => momoAdam({ beta1: 1 })).toThrow('momoAdam: beta1 must be in [0, 1), got 1.')
  })
})
