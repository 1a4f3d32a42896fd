import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { dAdaptedAdagrad } from './d-adapted-adagrad.ts'
import { dAdaptedAdam } from './d-adapted-adam.ts'
import { dAdaptedAdan } from './d-adapted-adan.ts'
import { dAdaptedLion } from './d-adapted-lion.ts'
import { dAdaptedSgd } from './d-adapted-sgd.ts'

const start = [1, -2, 0.5]
const slopes = Array.from({ length: 10 }, (_, i) => [1 + 0.1 * Math.sin(i), 0.2 * Math.cos(i) - 2, 0.5])
const problem = { start, steps: slopes.length, gradient: (_: unknown, i: number) => vector(...slopes[i]) }
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0)
const lengthOf = (a: readonly number[]) => a.reduce((sum, x) => sum + Math.abs(x), 0)
const zeros = [0, 0, 0]

/** Each algorithm in plain numbers: the weights and the distance after every step. */
type Walk = () => (g: readonly number[], t: number, d: number) => { w: number[]; d: number }

const sgd: Walk = () => {
  let [w, s, r, first] = [start, zeros, 0, 0]
  return (g, t, d) => {
    if (t === 1) first = Math.hypot(...g)
    const rate = (0.5 * d) / first
    r += rate * dot(g, s)
    s = s.map((x, i) => x + rate * g[i])
    w = w.map((x, i) => 0.75 * x + 0.25 * (start[i] - s[i]))
    return { w, d: Math.max(d, (2 * r) / Math.hypot(...s)) }
  }
}

const adagrad: Walk = () => {
  let [s, a, q] = [zeros, zeros.map(() => 1e-6), 0]
  return (g, _, d) => {
    const rate = 0.5 * d
    s = s.map((x, i) => x + rate * g[i])
    a = a.map((x, i) => x + g[i] ** 2)
    q +=
      rate ** 2 *
      dot(
        g,
        g.map((x, i) => x / (Math.sqrt(a[i]) + 1e-3)),
      )
    const step = s.map((x, i) => x / (Math.sqrt(a[i]) + 1e-3))
    return { w: start.map((x, i) => x - step[i]), d: Math.max(d, (dot(s, step) - q) / lengthOf(s)) }
  }
}

const adam: Walk = () => {
  let [w, m, v, s, r] = [start, zeros, zeros, zeros, 0]
  const root = Math.sqrt(0.81)
  return (g, _, d) => {
    const rate = 0.5 * d
    m = m.map((x, i) => 0.8 * x + 0.2 * rate * g[i])
    v = v.map((x, i) => 0.81 * x + 0.19 * g[i] ** 2)
    const size = v.map((x) => Math.sqrt(x) + 1e-3)
    r =
      root * r +
      (1 - root) *
        rate *
        dot(
          g,
          s.map((x, i) => x / size[i]),
        )
    s = s.map((x, i) => root * x + (1 - root) * rate * g[i])
    w = w.map((x, i) => x - m[i] / size[i] - rate * 0.1 * x)
    return { w, d: Math.max(d, r / ((1 - root) * lengthOf(s))) }
  }
}

const lion: Walk = () => {
  let [w, m, s, r] = [start, zeros, zeros, 0]
  const root = Math.sqrt(0.81)
  return (g, _, d) => {
    const rate = 0.5 * d
    const sign = m.map((x, i) => Math.sign(0.8 * x + 0.2 * g[i]))
    m = m.map((x, i) => 0.81 * x + 0.19 * g[i])
    r = root * r + (1 - root) * rate * dot(sign, s)
    s = s.map((x, i) => root * x + (1 - root) * rate * sign[i])
    w = w.map((x, i) => x - rate * (sign[i] + 0.1 * x))
    return { w, d: Math.max(d, r / ((1 - root) * lengthOf(s))) }
  }
}

const adan: Walk = () => {
  let [w, m, n, v, s, q] = [start, zeros, zeros, zeros, zeros, 0]
  let last: readonly number[] | null = null
  return (g, _, d) => {
    const rate = 0.5 * d
    const difference = g.map((x, i) => x - (last ?? g)[i])
    last = g
    m = m.map((x, i) => 0.8 * x + 0.2 * rate * g[i])
    n = n.map((x, i) => 0.7 * x + 0.3 * rate * difference[i])
    v = v.map((x, i) => 0.9 * x + 0.1 * (g[i] + 0.7 * difference[i]) ** 2)
    const size = v.map((x) => Math.sqrt(x) + 1e-3)
    q =
      0.9 * q +
      0.1 *
        rate ** 2 *
        dot(
          g,
          g.map((x, i) => x / size[i]),
        )
    s = s.map((x, i) => 0.9 * x + 0.1 * rate * g[i])
    w = w.map((x, i) => x - (m[i] + 0.7 * n[i]) / size[i])
    const reached =
      dot(
        s,
        s.map((x, i) => x / size[i]),
      ) / 0.1
    return { w, d: Math.max(d, (reached - q) / lengthOf(s)) }
  }
}

const common = { learningRate: 0.5, initialDistance: 0.01 }
const betas = { beta1: 0.8, beta2: 0.81, weightDecay: 0.1 }

describe.each([
  ['dAdaptedSgd', () => dAdaptedSgd(), dAdaptedSgd({ ...common, momentum: 0.75 }), sgd],
  ['dAdaptedAdagrad', () => dAdaptedAdagrad(), dAdaptedAdagrad({ ...common, epsilon: 1e-3 }), adagrad],
  ['dAdaptedAdam', () => dAdaptedAdam(), dAdaptedAdam({ ...common, ...betas, epsilon: 1e-3 }), adam],
  ['dAdaptedLion', () => dAdaptedLion(), dAdaptedLion({ ...common, ...betas }), lion],
  [
    'dAdaptedAdan',
    () => dAdaptedAdan(),
    dAdaptedAdan({ ...common, beta1: 0.8, beta2: 0.7, beta3: 0.9, epsilon: 1e-3 }),
    adan,
  ],
] as const)('%s', (_, make, optimizer, walk) => {
  it.each(behaviour(make))('$title', ({ run }) => run())

  it('follows its formula, worked out in plain numbers, while the distance grows', () => {
    const step = walk()
    let d = 0.01
    pathOf(optimizer, problem).forEach((values, i) => {
      const next = step(slopes[i], i + 1, d)
      d = next.d
      values.forEach((value, j) => {
        expect(value).toBeCloseTo(next.w[j], 11)
      })
    })
    expect(d).toBeGreaterThan(0.01)
  })
})

it('rejects a distance of zero, from which D-Adaptation would never move', () => {
  expect(() => dAdaptedAdam({ initialDistance: 0 })).toThrow('dAdaptedAdam: initialDistance must be in (0, ∞), got 0.')
})
