import { compile, eye, ones, randomKey, randomState, slice, type Tensor, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { cutmix } from './cutmix.ts'
import { mixup } from './mixup.ts'
import { drawBeta } from './shared/beta.ts'

it.each([0.05, 0.2, 1, 4])('draws shares of Beta(%s, same), by mean, variance and kurtosis', (alpha) => {
  const count = 500
  const keys = randomKey(1).split(count)
  const draws = keys.map((key) => drawBeta(key, alpha).sub(0.5))
  const values = draws.map((draw) => draw.item())
  const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / count
  const variance = 1 / (4 * (2 * alpha + 1))
  const fourth = (3 * variance ** 2 * (2 * alpha + 1)) / (2 * alpha + 3)
  expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(variance / count))
  expect(Math.abs(moment(2) - variance)).toBeLessThan(5 * Math.sqrt((fourth - variance ** 2) / count))
  expect(Math.abs(moment(4) - fourth)).toBeLessThan(5 * Math.sqrt(fourth / 16 / count))
})

const images = (batch: number) =>
  ones([batch, 2, 8, 8], { dtype: 'float64' }).mul(eye(batch, 1).cast('float64').reshape([batch, 1, 1, 1]))

describe.each([
  ['mixup', mixup],
  ['cutmix', cutmix],
] as const)('%s', (_, mix) => {
  it('takes as much of the target as of the input from each example', () => {
    for (let seed = 0; seed < 20; seed++) {
      // The first image is white, the others are black: brightness tells whose pixels they are.
      const { x, target, share } = mix(images(5), eye(5, 5, { dtype: 'float64' }), {
        alpha: 1,
        random: randomKey(seed),
      })
      const brightness = x.mean([1, 2, 3]).data()
      const first = slice(target, [null, [0, 1]]).data()
      for (let i = 0; i < 5; i++) expect(first[i]).toBeCloseTo(brightness[i], 6)
      expect([...target.sum(1).data()]).toEqual(Array(5).fill(expect.closeTo(1, 6)))
      expect(target.sum(0).data()[0]).toBeCloseTo(1, 6)
      const own = share.item()
      expect(own >= 0 && own <= 1).toBe(true)
    }
  })

  it('draws other shares at every run of a captured step', () => {
    const random = randomState(1)
    const target = eye(4)
    const step = compile((x: Tensor) => mix(x, target, { alpha: 1, random: random.next() }).target)
    const x = ones([4, 1, 8, 8])
    expect(new Set(Array.from({ length: 4 }, () => JSON.stringify(step(x).toArray()))).size).toBe(4)
  })

  it('does nothing for alpha 0, and refuses class numbers and a negative alpha', () => {
    const x = ones([2, 1, 4, 4])
    const random = randomKey(1)
    expect(mix(x, eye(2), { alpha: 0, random })).toMatchObject({ x })
    expect(mix(x, eye(2), { alpha: 0, random }).share.item()).toBe(1)
    expect(() => mix(x, eye(2), { alpha: -1, random })).toThrow(expect.objectContaining({ code: 'mixing-alpha' }))
    expect(() => mix(x, tensor([0, 1], { dtype: 'int32' }), { random })).toThrow(
      expect.objectContaining({ code: 'mixing-target' }),
    )
  })
})

it('pastes one box with straight edges', () => {
  const { x, share } = cutmix(images(2), eye(2, 2, { dtype: 'float64' }), { random: randomKey(4) })
  const white = slice(x, [[0, 1], [0, 1], null, null]).reshape([8, 8])
  const rows = new Set((white.toArray() as number[][]).map(String))
  expect(rows.size).toBeLessThanOrEqual(2)
  expect(share.item() * 64).toBeCloseTo(Math.round(share.item() * 64), 4)
  expect(() => cutmix(ones([2, 3]), eye(2), { random: randomKey(1) })).toThrow('cutmix: the tensor is [2,3]')
})
