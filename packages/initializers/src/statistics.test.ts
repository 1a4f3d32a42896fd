import {
  cellsOf,
  type DType,
  type Initializer,
  initialize,
  max,
  min,
  Parameter,
  randomKey,
  type Shape,
  sizeOf,
  slice,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  constant,
  deltaOrthogonal,
  fixup,
  gpt2Residual,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  normal,
  ones,
  orthogonal,
  siren,
  sirenFirst,
  sparse,
  truncatedNormal,
  uniform,
  varianceScaling,
  xavierNormal,
  xavierUniform,
  zeros,
} from './index.ts'

const random: Record<string, () => Initializer> = {
  uniform: () => uniform({ min: -1, max: 3 }),
  normal: () => normal({ mean: 2, deviation: 0.5 }),
  xavierUniform: () => xavierUniform({ gain: 2 }),
  xavierNormal: () => xavierNormal(),
  heUniform: () => heUniform(),
  heNormal: () => heNormal({ negativeSlope: 0.5 }),
  lecunUniform: () => lecunUniform(),
  lecunNormal: () => lecunNormal(),
  truncatedNormal: () => truncatedNormal({ mean: 1, deviation: 2, low: -1, high: 2.5 }),
  'varianceScaling, truncated': () => varianceScaling(),
  'varianceScaling, uniform': () => varianceScaling({ mode: 'geometric', distribution: 'uniform' }),
  siren: () => siren(),
  sirenFirst: () => sirenFirst(),
  fixup: () => fixup({ branches: 10 }),
  gpt2Residual: () => gpt2Residual({ blocks: 10 }),
}

const members: Record<string, () => Initializer> = {
  ...random,
  zeros: () => zeros(),
  ones: () => ones(),
  constant: () => constant({ value: 0.3 }),
}

const structured: Record<string, () => Initializer> = {
  orthogonal: () => orthogonal(),
  deltaOrthogonal: () => deltaOrthogonal(),
  sparse: () => sparse({ sparsity: 0.1 }),
}

const request = (shape: Shape, dtype: DType = 'float64', seed = 1) => ({
  shape,
  dtype,
  fanIn: shape[1] ?? 1,
  fanOut: shape[0] ?? 1,
  role: 'weight' as const,
  random: randomKey(seed),
})

describe.each(Object.entries(members))('%s', (_, make) => {
  it('has the mean and the variance that it announces', () => {
    const asked = request([200, 500])
    const { mean, variance } = make().expected(asked)
    const drawn = make().draw(asked)
    const count = sizeOf(drawn.shape)
    const seen = drawn.mean().item()
    const spread = drawn.sub(seen).square().mean().item()
    // Five standard errors: a right one fails once in about two million runs, and the seed is fixed. The error of the
    // variance is largest for the normal distribution, √(2/n) σ².
    expect(Math.abs(seen - mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / count) + 1e-12)
    expect(Math.abs(spread - variance)).toBeLessThanOrEqual(5 * Math.sqrt(2 / count) * variance + 1e-12)
  })

  it('fills any shape, rank 0 and empty ones too, in the type that was asked for', () => {
    for (const shape of [[], [0], [3, 0], [4], [2, 3, 1, 2]]) {
      for (const dtype of ['float32', 'float64'] as const) {
        const drawn = make().draw(request(shape, dtype))
        expect(drawn.shape).toEqual(shape)
        expect(drawn.dtype).toBe(dtype)
        expect(drawn.data().every(Number.isFinite)).toBe(true)
      }
    }
  })

  it('draws the same for one key and does not keep anything between draws', () => {
    const initializer = make()
    const first = initializer.draw(request([5, 7])).toArray()
    initializer.draw(request([3, 3], 'float64', 2)).data()
    expect(initializer.draw(request([5, 7])).toArray()).toEqual(first)
  })
})

describe.each(Object.entries({ ...random, ...structured }))('%s', (_, make) => {
  it('draws independent numbers from keys that are folded or split off, in any order', () => {
    const shape = [12, 12, 1]
    const key = randomKey(8)
    const keys = [key, key.fold('a'), key.fold('b'), key.fold(1), ...key.split(3), key.fold('a').fold('b')]
    const draws = keys.map((own) =>
      make()
        .draw({ ...request(shape), random: own })
        .reshape([-1]),
    )
    const again = [...keys].reverse().map((own) =>
      make()
        .draw({ ...request(shape), random: own })
        .reshape([-1]),
    )
    for (const [i, drawn] of draws.entries()) expect(again[keys.length - 1 - i].toArray()).toEqual(drawn.toArray())
    const standard = draws.map((drawn) => {
      const centred = drawn.sub(drawn.mean())
      return centred.div(centred.square().mean().sqrt())
    })
    // The correlation of n independent pairs has the deviation 1 / √n.
    for (const [i, one] of standard.entries()) {
      for (const other of standard.slice(i + 1)) expect(Math.abs(one.mul(other).mean().item())).toBeLessThan(5 / 12)
      expect(
        Math.abs(
          slice(one, [[1]])
            .mul(slice(one, [[0, -1]]))
            .mean()
            .item(),
        ),
      ).toBeLessThan(5 / 12)
    }
  })
})

it('keeps uniform weights inside their bounds', () => {
  const fans = { fanIn: 500, fanOut: 200 }
  const bounds: [Initializer, number, number][] = [
    [uniform({ min: -1, max: 3 }), -1, 3],
    [xavierUniform(), -Math.sqrt(6 / 700), Math.sqrt(6 / 700)],
    [heUniform({ negativeSlope: 1 }), -Math.sqrt(3 / 500), Math.sqrt(3 / 500)],
  ]
  for (const [initializer, low, high] of bounds) {
    const drawn = initializer.draw({ ...request([200, 500]), ...fans })
    const [least, most] = [min(drawn).item(), max(drawn).item()]
    expect(least).toBeGreaterThanOrEqual(low)
    expect(most).toBeLessThan(high)
    // Among 100,000 draws the ends of the range are reached within a thousandth.
    expect(most - least).toBeGreaterThan((high - low) * 0.999)
  }
})

it('uses the fans that the layer names, not the shape', () => {
  const asked = { ...request([64, 9]), fanIn: 4, fanOut: 2 }
  expect(heNormal().expected(asked).variance).toBe(0.5)
  expect(xavierNormal().expected(asked).variance).toBeCloseTo(1 / 3, 15)
})

it('gives a model the same weights in whatever order its layers were made', () => {
  const layer = () => ({ weight: new Parameter([4, 3], 'float32', { initializer: heNormal() }) })
  const forward = initialize({ first: layer(), second: layer() }, { seed: 9 })
  const [second, first] = [layer(), layer()]
  const backward = initialize({ second, first }, { seed: 9 })
  for (const [path, cell] of cellsOf(forward)) expect(cellsOf(backward).get(path)?.toArray()).toEqual(cell.toArray())
  expect(forward.first.weight.toArray()).not.toEqual(forward.second.weight.toArray())
})

it('rejects settings that mean nothing', () => {
  expect(() => normal({ deviation: -1 })).toThrow('normal: deviation must be in [0, ∞), got -1.')
  expect(() => heNormal({ negativeSlope: Number.NaN })).toThrow('heNormal: negativeSlope must be in [0, ∞), got NaN.')
  // @ts-expect-error: the value has no default.
  expect(() => constant()).toThrow(expect.objectContaining({ code: 'missing-hyperparameter' }))
  expect(() => uniform({ min: 1, max: 0 }).draw(request([2]))).toThrow(
    expect.objectContaining({ code: 'bounds-out-of-order' }),
  )
})
