import {
  defineOptimizer,
  defineWrapper,
  evaluateAt,
  hessianProducts,
  less,
  mapTree,
  optimize,
  parameter,
  pow,
  randomState,
  type StateTree,
  sampledGradients,
  state,
  tensor,
  where,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from '../adam.ts'
import { chain } from '../chain.ts'
import { gradientDescent } from '../gradient-descent.ts'
import { momentum } from '../momentum.ts'

const text = { en: 'A number.', pt: 'Um número.' }

/** Foret et al., 2021, Algorithm 1, https://arxiv.org/abs/2010.01412: the gradient where the loss is worst nearby. */
const sam = defineWrapper({
  name: 'sam',
  hyperparameters: { radius: { symbol: 'ρ', default: 0.05, min: 0, text } },
  needs: ['evaluate'],
  init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, scalar, run }) {
    const squares = Object.values(gradients).map((g) => g.square().sum())
    const norm = squares.reduce((sum, square) => sum.add(square)).sqrt()
    const worst = mapTree(gradients, (g, name) => parameters[name].add(g.div(norm).mul(scalar((h) => h.radius))))
    const { gradients: there, loss } = yield* evaluateAt(worst)
    const result = yield* run('inner', { state: state.inner, gradients: there, loss })
    return { ...result, state: { inner: result.state } }
  },
})

/** L = Σ cᵢ wᵢ⁴ / 4 with gradient c w³, worked out by hand in float64. */
function byHand(steps: number, { rate, share, radius }: { rate: number; share: number; radius: number }) {
  const c = [1, 2, 0.5]
  const slope = (w: readonly number[]) => w.map((x, i) => c[i] * x ** 3)
  let w = [1, -0.5, 2]
  let velocity = [0, 0, 0]
  return Array.from({ length: steps }, () => {
    const g = slope(w)
    const norm = Math.hypot(...g)
    const there = slope(w.map((x, i) => x + (radius * g[i]) / norm))
    velocity = velocity.map((v, i) => share * v + there[i])
    w = w.map((x, i) => x - rate * velocity[i])
    return w
  })
}

describe('SAM', () => {
  const problem = () => {
    const model = { a: parameter(tensor(Float64Array.of(1, -0.5))), b: parameter(tensor(Float64Array.of(2))) }
    const loss = () =>
      pow(model.a, 4)
        .mul(tensor(Float64Array.of(1, 2)))
        .sum()
        .add(pow(model.b, 4).mul(0.5).sum())
        .div(4)
    return { model, loss, values: () => [...model.a.data(), ...model.b.data()] }
  }

  it('steps by the gradient at the worst point nearby, through an inner optimizer with state', () => {
    const { model, loss, values } = problem()
    const settings = { rate: 0.05, share: 0.5, radius: 0.1 }
    const inner = chain(momentum({ learningRate: settings.rate, momentum: settings.share }))
    const optimizer = optimize(model, sam(inner, { radius: settings.radius }))
    for (const expected of byHand(6, settings)) {
      optimizer.step(loss)
      values().forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i], 13)
      })
    }
  })

  it('returns the loss of the first look', () => {
    const { model, loss } = problem()
    const before = loss().item()
    expect(optimize(model, sam(gradientDescent())).step(loss)?.item()).toBe(before)
  })

  it('looks twice at the same random mask and leaves random state and statistics as after one look', () => {
    const model = { w: parameter(tensor([1, 1, 1, 1])) }
    const random = randomState(3)
    const seen = state(tensor(0))
    const optimizer = optimize(model, sam(gradientDescent({ learningRate: 1 }), { radius: 1e-3 }))
    const masks: number[][] = []
    const once = randomState(3)
    for (let i = 0; i < 3; i++) {
      const before = model.w.data()
      optimizer.step(() => {
        seen.assign(seen.add(1))
        const mask = less(random.next().uniform([4]), 0.5)
        return where(mask, model.w, 0).sum()
      })
      const expected = less(once.next().uniform([4]), 0.5)
        .cast('float32')
        .data()
      masks.push([...expected])
      expect(before.map((value, j) => value - model.w.data()[j])).toEqual(expected)
    }
    expect(new Set(masks.map(String)).size).toBeGreaterThan(1)
    expect(seen.item()).toBe(3)
    expect(random.cell.data()).toEqual(once.cell.data())
  })

  it('needs a closure and says so', () => {
    const { model, loss } = problem()
    const optimizer = optimize(model, chain(sam(adam())))
    loss().backward()
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
  })
})

describe('other requests', () => {
  /** Newton's method by Hessian-vector products, for a diagonal Hessian: H applied to ones is its diagonal. */
  const newton = defineWrapper({
    name: 'newton',
    hyperparameters: {},
    needs: ['hvp'],
    init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
    *update({ gradients, state, run }) {
      const products = yield* hessianProducts(mapTree(gradients, (g) => g.onesLike()))
      const divided = mapTree(gradients, (g, name) => g.div(products[name]))
      const result = yield* run('inner', { state: state.inner, gradients: divided })
      return { ...result, state: { inner: result.state } }
    },
  })

  it('answers Hessian-vector products: Newton solves a diagonal quadratic in one step', () => {
    const w = parameter(tensor(Float64Array.of(3, -4, 5)))
    const minimum = tensor(Float64Array.of(1, 2, 3))
    const optimizer = optimize({ w }, newton(gradientDescent({ learningRate: 1 })))
    optimizer.step(() =>
      w
        .sub(minimum)
        .square()
        .mul(tensor(Float64Array.of(1, 10, 0.1)))
        .sum(),
    )
    w.data().forEach((value, i) => {
      expect(value).toBeCloseTo([1, 2, 3][i], 12)
    })
  })

  const sampled = defineOptimizer({
    name: 'never',
    hyperparameters: {},
    update: ({ gradient }) => ({ change: gradient.neg() }),
  })
  const sampling = defineWrapper({
    name: 'sampling',
    hyperparameters: {},
    needs: ['sampledGradient'],
    init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
    *update({ state, run }) {
      const { gradients } = yield* sampledGradients()
      const result = yield* run('inner', { state: state.inner, gradients })
      return { ...result, state: { inner: result.state } }
    },
  })

  it('answers gradients with sampled labels, drawn anew at every step', () => {
    const w = parameter(tensor([0, 0]))
    const optimizer = optimize({ w }, sampling(sampled()))
    const changes: number[][] = []
    for (let i = 0; i < 3; i++) {
      const before = w.data()
      optimizer.step((request) => (request ? w.mul(request.sample.uniform([2])).sum() : w.sum()))
      changes.push([...w.data()].map((value, j) => value - before[j]))
    }
    for (const change of changes.flat()) {
      expect(change).toBeLessThanOrEqual(0)
      expect(change).toBeGreaterThan(-1)
    }
    expect(new Set(changes.map(String)).size).toBe(3)
  })
})
