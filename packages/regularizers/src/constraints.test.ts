import { abs, max, type Optimizer, optimize, parameter, type Shape, type Tensor, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { maxNorm } from './max-norm.ts'
import { minMaxNorm } from './min-max-norm.ts'
import { nonNegative } from './non-negative.ts'
import { unitNorm } from './unit-norm.ts'

const outside = 'The lowest point of this target is not among the weights that are allowed.'
const departures = { 'converges-matrix': outside, 'converges-mixed': outside }

testOptimizer('maxNorm', maxNorm, { test: it, describe, link: 'after', departures })
testOptimizer('unitNorm', unitNorm, { test: it, describe, link: 'after', departures })
testOptimizer('minMaxNorm', minMaxNorm, { test: it, describe, link: 'after', departures })
testOptimizer('nonNegative', nonNegative, {
  test: it,
  describe,
  link: 'after',
  elementwise: true,
  departures: { 'converges-matrix': outside },
})

/** The weights after one projection, without an optimizer before it. */
function projected(constraint: Optimizer, values: readonly number[], shape: Shape = [values.length]): Tensor {
  const w = parameter(tensor(Float64Array.from(values), { shape }))
  optimize({ w }, constraint).step(() => w.mul(0).sum())
  return w
}

const constraints: Record<string, () => Optimizer> = {
  maxNorm: () => maxNorm({ max: 0.7 }),
  unitNorm: () => unitNorm(),
  minMaxNorm: () => minMaxNorm({ min: 0.5, max: 0.7 }),
  nonNegative: () => nonNegative(),
}

describe.each(Object.entries(constraints))('%s', (_, make) => {
  it('changes nothing the second time', () => {
    const values = [1, -2, 3, 0.1, 0.2, -0.1, 0, 0, 0, 0.4, 0.4, 0.3]
    const once = projected(make(), values, [4, 3])
    const twice = projected(make(), [...once.data()], [4, 3])
    expect(max(abs(twice.sub(once))).item()).toBeLessThan(1e-15)
  })

  it('leaves zeros alone, and takes scalars and empty parameters', () => {
    expect(projected(make(), [0, 0]).toArray()).toEqual([0, 0])
    expect(Number.isFinite(projected(make(), [3], []).item())).toBe(true)
    expect(projected(make(), [], [0, 3]).size).toBe(0)
  })
})

const lengths = (w: Tensor) => [...w.square().sum(1).sqrt().data()]

it('measures the incoming weights of each unit, or the axes that are asked for', () => {
  const values = [3, 4, 0, 1]
  expect(projected(maxNorm({ max: 2.5 }), values, [2, 2]).toArray()).toEqual([
    [1.5, 2],
    [0, 1],
  ])
  const columns = projected(unitNorm({ axes: 0 }), values, [2, 2]).data()
  expect(columns[0]).toBe(1)
  expect(columns[1]).toBeCloseTo(4 / Math.sqrt(17), 14)
  const whole = projected(unitNorm({ axes: [0, 1] }), values, [2, 2])
  expect(whole.square().sum().item()).toBeCloseTo(1, 14)
  const kernels = projected(unitNorm(), [1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2])
  expect(lengths(kernels.reshape([2, 4]))).toEqual([expect.closeTo(1, 14), expect.closeTo(1, 14)])
})

it('moves lengths only as far as the rate says', () => {
  const w = projected(minMaxNorm({ min: 1, max: 3, rate: 0.5 }), [0, 5, 0, 0.5, 2, 0], [3, 2])
  expect(w.toArray()).toEqual([
    [0, 4],
    [0, 0.75],
    [2, 0],
  ])
})

it('projects what the optimizer before it makes of the weights, and keeps directions', () => {
  const w = projected(maxNorm({ max: 1 }), [3, -4])
  expect([...w.data()]).toEqual([expect.closeTo(0.6, 14), expect.closeTo(-0.8, 14)])
})

it('refuses a negative length', () => {
  expect(() => maxNorm({ max: -1 })).toThrow('maxNorm: max must be in [0, ∞), got -1.')
  // @ts-expect-error: there is no such option.
  expect(() => unitNorm({ max: 1 })).toThrow(expect.objectContaining({ code: 'unknown-hyperparameter' }))
})
