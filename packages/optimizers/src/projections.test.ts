import { minimum, optimize, parameter, type Tensor, tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentum } from './momentum.ts'
import { only } from './only.ts'
import { project } from './project.ts'
import {
  projectBox,
  projectHalfspace,
  projectHypercube,
  projectHyperplane,
  projectL1Ball,
  projectL1Sphere,
  projectL2Ball,
  projectL2Sphere,
  projectLine,
  projectMaxBall,
  projectNonNegative,
  projectSimplex,
} from './projections.ts'

const sum = (y: readonly number[]) => y.reduce((total, value) => total + value, 0)
const size = (y: readonly number[]) => sum(y.map(Math.abs))
const length = (y: readonly number[]) => Math.hypot(...y)
const normal = [1, -2, 0.5]
const along = (y: readonly number[]) => sum(y.map((value, i) => value * normal[i]))
const close = (a: number, b: number) => Math.abs(a - b) < 1e-9
const inside = (y: readonly number[], low: number, high: number) => y.every((value) => value >= low && value <= high)

interface Set {
  readonly name: string
  readonly onto: (x: Tensor) => Tensor
  readonly holds: (y: readonly number[]) => boolean
  /** Only convex sets have one nearest point, found by the angle between what is left and the set. */
  readonly isConvex?: boolean
}

const sets: readonly Set[] = [
  {
    name: 'projectBox',
    onto: (x) => projectBox(x, -1, vector(0.5, 1, 2)),
    holds: (y) => y.every((value, i) => value >= -1 && value <= [0.5, 1, 2][i]),
  },
  { name: 'projectHypercube', onto: (x) => projectHypercube(x, 2), holds: (y) => inside(y, 0, 2) },
  { name: 'projectNonNegative', onto: projectNonNegative, holds: (y) => inside(y, 0, Number.POSITIVE_INFINITY) },
  { name: 'projectSimplex', onto: (x) => projectSimplex(x, 2), holds: (y) => inside(y, 0, 2) && close(sum(y), 2) },
  { name: 'projectL1Ball', onto: (x) => projectL1Ball(x, 1.5), holds: (y) => size(y) <= 1.5 + 1e-9 },
  { name: 'projectL1Sphere', onto: (x) => projectL1Sphere(x, 1.5), holds: (y) => close(size(y), 1.5), isConvex: false },
  { name: 'projectL2Ball', onto: (x) => projectL2Ball(x, 1.5), holds: (y) => length(y) <= 1.5 + 1e-9 },
  {
    name: 'projectL2Sphere',
    onto: (x) => projectL2Sphere(x, 1.5),
    holds: (y) => close(length(y), 1.5),
    isConvex: false,
  },
  { name: 'projectMaxBall', onto: (x) => projectMaxBall(x, 0.5), holds: (y) => inside(y, -0.5, 0.5) },
  {
    name: 'projectHalfspace',
    onto: (x) => projectHalfspace(x, vector(...normal), 1),
    holds: (y) => along(y) <= 1 + 1e-9,
  },
  {
    name: 'projectHyperplane',
    onto: (x) => projectHyperplane(x, vector(...normal), 1),
    holds: (y) => close(along(y), 1),
  },
  {
    name: 'projectLine',
    onto: (x) => projectLine(x, vector(...normal)),
    holds: (y) => close(length(y) * length(normal), Math.abs(along(y))),
  },
]

const point = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 })

describe.each(sets)('$name', ({ onto, holds, isConvex = true }) => {
  const projected = (x: readonly number[]) => [...onto(vector(...x)).data()]

  it('ends in the set', () => {
    fc.assert(
      fc.property(point, (x) => holds(projected(x))),
      { numRuns: 100 },
    )
  })

  it('leaves points of the set where they are: it is idempotent', () => {
    fc.assert(
      fc.property(point, (x) => {
        const once = projected(x)
        projected(once).forEach((value, i) => {
          expect(value).toBeCloseTo(once[i], 9)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('finds the nearest point: no other one of the set is nearer', () => {
    fc.assert(
      fc.property(point, point, (x, other) => {
        const [y, z] = [projected(x), projected(other)]
        const distance = (to: readonly number[]) => length(to.map((value, i) => value - x[i]))
        expect(distance(y)).toBeLessThanOrEqual(distance(z) + 1e-9)
        // What is left makes no sharp angle with any way into a convex set.
        const angle = sum(z.map((value, i) => (value - y[i]) * (x[i] - y[i])))
        if (isConvex) expect(angle).toBeLessThan(1e-7)
      }),
      { numRuns: 200 },
    )
  })
})

describe('projections', () => {
  it('project a matrix as one point, and keep its shape and type', () => {
    const y = projectSimplex(
      tensor([
        [1, 0.5],
        [-3, -1],
      ]),
    )
    expect([y.shape, y.dtype]).toEqual([[2, 2], 'float32'])
    expect(y.toArray()).toEqual([
      [0.75, 0.25],
      [0, 0],
    ])
  })

  it('are defined at 0, where a direction is missing, and for nothing', () => {
    expect([...projectL2Sphere(vector(0, 0, 0, 0), 2).data()]).toEqual([1, 1, 1, 1])
    expect([...projectL1Sphere(vector(0, 0), 2).data()]).toEqual([1, 1])
    for (const onto of [projectSimplex, projectL1Ball, projectL2Ball, projectNonNegative])
      expect(onto(tensor([], { shape: [0] })).size).toBe(0)
  })

  it('do not overflow', () => {
    expect([...projectL2Ball(tensor([3e30, 4e30])).data()].map((value) => value.toFixed(6))).toEqual([
      '0.600000',
      '0.800000',
    ])
  })
})

describe('project', () => {
  it('ends every update in the set, and finds the lowest point there', () => {
    const shares = parameter(vector(0.2, 0.3, 0.5))
    const goal = vector(0.9, 0.4, -0.6)
    const optimizer = optimize(
      { shares },
      chain(
        momentum({ learningRate: 0.1 }),
        project((w) => projectSimplex(w)),
      ),
    )
    for (let i = 0; i < 300; i++) {
      optimizer.step(() => shares.sub(goal).square().sum())
      const values = [...shares.data()]
      expect(close(sum(values), 1) && inside(values, 0, 1)).toBe(true)
    }
    const nearest = projectSimplex(goal).data()
    shares.data().forEach((value, i) => {
      expect(value).toBeCloseTo(nearest[i], 6)
    })
  })

  it('knows the parameter, and can be for some of them', () => {
    const model = { a: parameter(vector(3)), b: parameter(vector(3)) }
    const link = project((w, { name }) => minimum(w, name === 'a' ? 1 : 2))
    const optimizer = optimize(
      model,
      chain(
        gradientDescent(),
        only(link, ({ name }) => name === 'a'),
      ),
    )
    optimizer.step(() => model.a.add(model.b).mul(0).sum())
    expect([model.a.item(), model.b.item()]).toEqual([1, 3])
  })
})
