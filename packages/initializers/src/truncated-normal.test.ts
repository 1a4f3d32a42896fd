import { abs, max, min } from '@chainrule/autograd'
import { erfc } from '@chainrule/autograd/numeric'
import { describe, expect, it } from 'vitest'
import { truncatedNormal, varianceScaling } from './index.ts'
import { distance, draw, momentsOf, request } from './statistics.fixture.ts'

const lowerTail = (z: number) => erfc(-z / Math.SQRT2) / 2
/** The distribution function of a normal variable between two bounds. */
const cut = (low: number, high: number) => (z: number) =>
  (lowerTail(z) - lowerTail(low)) / (lowerTail(high) - lowerTail(low))

describe.each(['float32', 'float64'] as const)('truncatedNormal in %s', (dtype) => {
  it('has the law of a normal variable between its bounds', () => {
    const count = 20_000
    for (const [low, high] of [
      [-2, 2],
      [-0.5, 3],
      [1, 1.5],
    ]) {
      const drawn = draw(truncatedNormal({ mean: 3, deviation: 2, low, high }), [count], { dtype })
      const standard = drawn.cast('float64').sub(3).div(2)
      expect(distance(standard, cut(low, high)), `${low} to ${high}`).toBeLessThan(1.95)
      // A test that could not tell other bounds apart would be worth nothing.
      expect(distance(standard, cut(low - 1, high))).toBeGreaterThan(1.95)
    }
  })

  it('never leaves its bounds, not by rounding either', () => {
    const drawn = draw(truncatedNormal({ mean: 0.1, deviation: 0.3, low: -0.01, high: 0.01 }), [100_000], { dtype })
    const round = dtype === 'float32' ? Math.fround : Number
    expect(min(drawn).item()).toBeGreaterThanOrEqual(round(0.1 - 0.3 * 0.01))
    expect(max(drawn).item()).toBeLessThanOrEqual(round(0.1 + 0.3 * 0.01))
  })

  it('has the given deviation before the cut, or after it where that is asked for', () => {
    const count = 100_000
    const before = momentsOf(draw(truncatedNormal({ deviation: 1 }), [count], { dtype })).variance
    const after = momentsOf(
      draw(truncatedNormal({ deviation: 1, deviationOf: 'weights' }), [count], { dtype }),
    ).variance
    // Five standard errors √((kurtosis - 1) / n) σ²; the kurtosis is 2.37.
    const error = 5 * Math.sqrt(1.37 / count)
    expect(Math.abs(before / 0.7737413 - 1)).toBeLessThan(error)
    expect(Math.abs(after - 1)).toBeLessThan(error)
  })
})

it('knows the constant with which frameworks correct a cut at two deviations', () => {
  const { variance } = truncatedNormal({ deviation: 1 }).expected(request([1]))
  // As TensorFlow and JAX have it.
  expect(Math.sqrt(variance)).toBeCloseTo(0.87962566103423978, 15)
})

it('is symmetric: mirrored bounds announce the mirrored mean and the same variance', () => {
  const [one, other] = [
    [-1, 3],
    [-3, 1],
  ].map(([low, high]) => truncatedNormal({ deviation: 1, low, high }).expected(request([1])))
  expect(one.mean).toBe(-other.mean)
  expect(one.variance).toBe(other.variance)
})

it('draws the same weights in both types, but for rounding', () => {
  const [single, double] = (['float32', 'float64'] as const).map((dtype) =>
    draw(truncatedNormal(), [50], { dtype }).data(),
  )
  expect([...single]).toEqual([...double].map(Math.fround))
})

it('stays finite where the normal distribution has almost nothing left', () => {
  const far = truncatedNormal({ deviation: 1, low: 36.5, high: 37 })
  expect(
    draw(far, [1000])
      .data()
      .every((x) => x >= 36.5 && x <= 37),
  ).toBe(true)
  // Beyond a the tail is nearly exponential with the rate a.
  expect(Math.abs((far.expected(request([1])).mean - 36.5) * 36.5 - 1)).toBeLessThan(2e-3)
})

it('has presets for the numbers of PyTorch and JAX', () => {
  expect(truncatedNormal(truncatedNormal.presets.pytorch).expected(request([1])).variance).toBeCloseTo(0.7737413, 7)
  expect(truncatedNormal(truncatedNormal.presets.jax).expected(request([1])).variance).toBeCloseTo(1e-4, 15)
})

it('rejects bounds that leave nothing between them, or lie where there is nothing', () => {
  const outOfOrder = expect.objectContaining({ code: 'bounds-out-of-order' })
  expect(() => draw(truncatedNormal({ low: 1, high: 1 }), [2])).toThrow(outOfOrder)
  expect(() => truncatedNormal({ low: 2, high: -2 }).expected(request([2]))).toThrow(outOfOrder)
  expect(() => truncatedNormal({ high: 38 })).toThrow('truncatedNormal: high must be in [-37, 37], got 38.')
  expect(() => truncatedNormal({ deviation: -1 })).toThrow(
    expect.objectContaining({ code: 'hyperparameter-out-of-range' }),
  )
})

it('is what variance scaling draws by default', () => {
  const scaled = draw(varianceScaling({ scale: 3 }), [4, 25])
  const same = draw(truncatedNormal({ deviation: Math.sqrt(3 / 25), deviationOf: 'weights' }), [4, 25])
  expect(max(abs(scaled.sub(same))).item()).toBeLessThan(1e-15)
})
