import {
  compile,
  drawNormal,
  gradCheck,
  less,
  max,
  min,
  ones,
  type RandomKey,
  randomKey,
  randomState,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { alphaDropout } from './alpha-dropout.ts'
import { featureAlphaDropout } from './feature-alpha-dropout.ts'
import { gaussianDropout } from './gaussian-dropout.ts'
import { gaussianNoise } from './gaussian-noise.ts'
import { spatialDropout1d, spatialDropout2d, spatialDropout3d } from './spatial-dropout.ts'

type Member = (x: Tensor, options: { rate: number; random: RandomKey }) => Tensor

const members: Record<string, Member> = {
  spatialDropout1d,
  alphaDropout,
  featureAlphaDropout,
  gaussianDropout,
  gaussianNoise: (x, { rate, random }) => gaussianNoise(x, { deviation: rate, random }),
}

const standard = (shape: number[]) => drawNormal(randomKey(11), shape, { dtype: 'float64' })
const variance = (x: Tensor) => x.square().mean().item() - x.mean().item() ** 2

describe.each(Object.entries(members))('%s', (name, member) => {
  it('keeps shape and type, and is the input itself at 0', () => {
    const x = ones([2, 3, 4], { dtype: 'float64' })
    expect(member(x, { rate: 0, random: randomKey(1) })).toBe(x)
    expect(member(x, { rate: 0.5, random: randomKey(1) })).toMatchObject({ shape: [2, 3, 4], dtype: 'float64' })
    expect(member(ones([0, 3, 4]), { rate: 0.5, random: randomKey(1) }).size).toBe(0)
  })

  it('keeps the expectation', () => {
    const y = member(standard([200, 50, 10]), { rate: 0.3, random: randomKey(5) })
    // The draws of a channel are one: 10 000 of them, of a variance below 2.
    expect(Math.abs(y.mean().item())).toBeLessThan(5 * Math.sqrt(2 / 10_000))
  })

  it('has the gradient that finite differences show', () => {
    gradCheck((x) => member(x, { rate: 0.4, random: randomKey(9) }), [standard([2, 3, 2])])
  })

  it('draws anew at every run of a captured step', () => {
    const random = randomState(1)
    const step = compile((x: Tensor) => member(x, { rate: 0.5, random: random.next() }))
    const x = standard([8, 8, 1]).cast('float32')
    expect(new Set(Array.from({ length: 4 }, () => JSON.stringify(step(x).toArray()))).size).toBe(4)
  })

  it('refuses what is no rate', () => {
    for (const rate of [-0.1, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(() => member(ones([1, 1, 1]), { rate, random: randomKey(1) })).toThrow(`${name}: `)
    }
  })
})

it('keeps mean and variance of normal inputs through alpha dropout, at every rate', () => {
  const x = standard([100_000])
  for (const rate of [0.05, 0.2, 0.5, 0.9]) {
    const y = alphaDropout(x, { rate, random: randomKey(3) })
    // The deviation of a square of y is below 6 for all of these rates.
    expect(Math.abs(y.mean().item())).toBeLessThan(5 / Math.sqrt(100_000))
    expect(Math.abs(variance(y) - 1)).toBeLessThan((5 * 6) / Math.sqrt(100_000))
  }
})

it('takes two values at most from a constant through alpha dropout, those of the paper', () => {
  const y = alphaDropout(tensor(new Float64Array(64)), { rate: 0.5, random: randomKey(1) })
  const a = (0.5 + 1.7580993408473766 ** 2 * 0.25) ** -0.5
  const values = [...new Set(y.data())].sort((p, q) => p - q)
  const b = a * 0.5 * 1.7580993408473766
  expect(values).toHaveLength(2)
  expect(values[0]).toBeCloseTo(-b, 12)
  expect(values[1]).toBeCloseTo(b, 12)
})

it('drops whole channels, each by itself, about as many as asked', () => {
  const images = ones([200, 50, 2, 2])
  for (const drop of [spatialDropout2d, featureAlphaDropout] as Member[]) {
    const y = drop(images, { rate: 0.2, random: randomKey(6) }).reshape([10_000, 4])
    expect(max(max(y, 1).sub(min(y, 1))).item()).toBe(0)
    const dropped = less(min(y, 1), 1).cast('float32').mean().item()
    if (drop === (spatialDropout2d as Member))
      expect(Math.abs(dropped - 0.2)).toBeLessThan(5 * Math.sqrt(0.16 / 10_000))
    expect(new Set(y.data()).size).toBe(2)
  }
  expect(max(spatialDropout3d(ones([4, 4, 1, 2, 2]), { rate: 0.5, random: randomKey(2) })).item()).toBe(2)
})

it('refuses tensors that are not [batch, channels, ...space]', () => {
  const options = { rate: 0.5, random: randomKey(1) }
  expect(() => spatialDropout2d(ones([2, 3, 4]), options)).toThrow(
    'spatialDropout2d: the tensor is [2,3,4], it must be [batch, channels, height, width].',
  )
  expect(() => featureAlphaDropout(ones([2]), options)).toThrow(expect.objectContaining({ code: 'regularizer-shape' }))
})

it('has the variance of dropout, for Gaussian dropout', () => {
  const y = gaussianDropout(ones([100_000], { dtype: 'float64' }), { rate: 0.2, random: randomKey(8) })
  expect(Math.abs(variance(y) - 0.25)).toBeLessThan(5 * 0.25 * Math.sqrt(2 / 100_000))
})

it('adds noise of the deviation that was asked for', () => {
  const y = gaussianNoise(tensor(new Float64Array(100_000).fill(3)), { deviation: 0.5, random: randomKey(8) })
  expect(Math.abs(y.mean().item() - 3)).toBeLessThan((5 * 0.5) / Math.sqrt(100_000))
  expect(Math.abs(variance(y) - 0.25)).toBeLessThan(5 * 0.25 * Math.sqrt(2 / 100_000))
})
