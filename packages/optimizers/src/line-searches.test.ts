import { optimize, parameter, planCount, slice, type Tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { backtrackingSearch } from './backtracking-search.ts'
import { vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { maximize } from './maximize.ts'
import { momentum } from './momentum.ts'
import { wolfeSearch } from './wolfe-search.ts'

const searches = { test: it, describe, link: 'after', statePerParameter: 0 } as const
testOptimizer('backtrackingSearch', backtrackingSearch, {
  ...searches,
  sharedState: 1,
  structural: ['decrease', 'shrink', 'growth', 'largest'],
  inert: ['decrease', 'shrink', 'growth', 'looks'],
})
testOptimizer('wolfeSearch', wolfeSearch, {
  ...searches,
  structural: ['decrease', 'curvature', 'tolerance'],
  inert: ['decrease', 'curvature', 'tolerance', 'looks'],
})

/** Rosenbrock's valley. */
function valley() {
  const w = parameter(vector(-1.2, 1))
  const value = ([x, y]: ArrayLike<number> & Iterable<number>) => (1 - x) ** 2 + 100 * (y - x * x) ** 2
  const slope = ([x, y]: ArrayLike<number> & Iterable<number>) => [
    -2 * (1 - x) - 400 * x * (y - x * x),
    200 * (y - x * x),
  ]
  const loss = () => {
    const [x, y] = [slice(w, [[0, 1]]), slice(w, [[1, 2]])]
    return y.sub(x.square()).square().mul(100).add(x.neg().add(1).square()).sum()
  }
  return { w, loss, value, slope }
}

describe('backtrackingSearch', () => {
  it('takes the first size that satisfies the condition of Armijo, and begins the next search above it', () => {
    const { w, loss, value, slope } = valley()
    const search = backtrackingSearch({ shrink: 0.5, growth: 2, decrease: 0.3 })
    const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.1 }), search))
    let [x, last] = [[-1.2, 1], 1]
    for (let i = 0; i < 20; i++) {
      const direction = slope(x).map((g) => -0.1 * g)
      const rise = slope(x).reduce((total, g, j) => total + g * direction[j], 0)
      let size = Math.min(1, 2 * last)
      const at = (s: number) => x.map((value, j) => value + s * direction[j])
      while (value(at(size)) > value(x) + 0.3 * size * rise) size /= 2
      ;[x, last] = [at(size), size]
      optimizer.step(loss)
      w.data().forEach((value, j) => {
        expect(value).toBeCloseTo(x[j], 9)
      })
      expect(optimizer.cells.get('chain.backtrackingSearch.size')?.item()).toBe(size)
    }
  })

  it('never lets the loss rise, and stays where no size lowers it', () => {
    const { w, loss } = valley()
    const optimizer = optimize({ w }, chain(momentum({ learningRate: 0.01 }), backtrackingSearch()))
    for (let i = 0; i < 50; i++) {
      const before = loss().item()
      optimizer.step(loss)
      expect(loss().item()).toBeLessThanOrEqual(before)
    }
    const up = optimize({ w }, chain(maximize(), gradientDescent(), backtrackingSearch()))
    const before = [...w.data()]
    up.step(loss)
    expect([...w.data()]).toEqual(before)
  })
})

describe('wolfeSearch', () => {
  it('ends every update where both conditions hold', () => {
    const { w, loss, value, slope } = valley()
    const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 1 }), wolfeSearch({ curvature: 0.2 })))
    for (let i = 0; i < 20; i++) {
      const before = [...w.data()]
      optimizer.step(loss)
      const after = [...w.data()]
      const move = after.map((x, j) => x - before[j])
      const along = (at: number[]) => slope(at).reduce((total, g, j) => total + g * move[j], 0)
      expect(value(after)).toBeLessThanOrEqual(value(before) + 1e-4 * along(before))
      expect(Math.abs(along(after))).toBeLessThanOrEqual(0.2 * Math.abs(along(before)) * (1 + 1e-9))
    }
  })

  it('finds the bottom along its line in two looks on a parabola', () => {
    const w = parameter(vector(8, -3))
    let looks = 0
    const loss = () => {
      looks += 1
      return w.square().sum()
    }
    const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 7 }), wolfeSearch({ curvature: 0.1 })))
    optimizer.step(loss)
    expect(looks).toBe(3)
    w.data().forEach((value) => {
      expect(value).toBeCloseTo(0, 12)
    })
  })

  it('stays where the change does not lead downhill', () => {
    const { w, loss } = valley()
    const optimizer = optimize({ w }, chain(maximize(), gradientDescent(), wolfeSearch()))
    optimizer.step(loss)
    expect([...w.data()]).toEqual([-1.2, 1])
  })
})

describe.each([
  ['backtrackingSearch', backtrackingSearch],
  ['wolfeSearch', wolfeSearch],
])('%s', (name, search) => {
  it('searches for the same batch and parameters of both types, with the same plans', () => {
    const model = { single: parameter(vector(2).cast('float32')), double: parameter(vector(-3)) }
    const optimizer = optimize(model, chain(gradientDescent({ learningRate: 3 }), search()))
    const loss = () => model.single.square().sum().cast('float64').add(model.double.square().sum()) as Tensor
    for (let i = 0; i < 4; i++) optimizer.step(loss)
    const plans = planCount()
    for (let i = 0; i < 8; i++) optimizer.step(loss)
    expect(planCount() - plans).toBeLessThanOrEqual(2)
    expect(loss().item()).toBeLessThan(1)
  })

  it('asks for a closure and for a change', () => {
    const w = parameter(vector(1))
    w.square().sum().backward()
    const optimizer = optimize({ w }, chain(gradientDescent(), search()))
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
    expect(() => optimize({ w }, chain(search(), gradientDescent())).step(() => w.square().sum())).toThrow(
      expect.objectContaining({ code: 'no-change-to-alter', message: expect.stringContaining(name) }),
    )
  })
})
