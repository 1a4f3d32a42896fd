import {
  drawNormal,
  equal,
  gradCheck,
  guard,
  max,
  min,
  ones,
  type RandomState,
  randomKey,
  randomState,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { dropBlock } from './drop-block.ts'
import { dropConnect } from './drop-connect.ts'
import { dropPath } from './drop-path.ts'
import { dropout } from './dropout.ts'
import { mcDropout } from './mc-dropout.ts'
import { rDrop } from './r-drop.ts'

const sample = (shape: number[]) => drawNormal(randomKey(7), shape, { dtype: 'float64' })

describe('dropPath', () => {
  it('drops whole examples, about as many as asked, and keeps the expectation', () => {
    const y = dropPath(ones([10_000, 2, 2]), { rate: 0.2, random: randomKey(1) }).reshape([10_000, 4])
    expect(max(max(y, 1).sub(min(y, 1))).item()).toBe(0)
    expect(Math.abs(y.mean().item() - 1)).toBeLessThan(5 * Math.sqrt(0.25 / 10_000))
    expect(max(y).item()).toBe(1.25)
  })

  it('refuses a number without a batch', () => {
    expect(() => dropPath(tensor(1), { rate: 0.5, random: randomKey(1) })).toThrow('must be [batch, ...]')
  })
})

it('drops single weights, and lets gradients through those that are left', () => {
  const options = { rate: 0.5, random: randomKey(2) }
  const y = dropConnect(ones([100, 100]), options)
  expect(new Set(y.data())).toEqual(new Set([0, 2]))
  gradCheck((w) => dropConnect(w, options), [sample([3, 3])])
})

describe('dropBlock', () => {
  it('drops blocks, keeps the sum of a constant, and nearly the share', () => {
    const y = dropBlock(ones([50, 4, 12, 12]), { rate: 0.1, size: 3, random: randomKey(1) })
    expect(y.mean().item()).toBeCloseTo(1, 5)
    const dropped = equal(y, 0).cast('float32').mean().item()
    expect(dropped).toBeGreaterThan(0.08)
    expect(dropped).toBeLessThan(0.11)
  })

  it('drops nothing smaller than a block', () => {
    const [y] = (
      dropBlock(ones([1, 1, 10, 10]), { rate: 0.3, size: 3, random: randomKey(3) }).toArray() as number[][][][]
    )[0]
    const zero = (i: number, j: number) => y[i]?.[j] === 0
    let blocks = 0
    for (let i = 0; i < 10; i++)
      for (let j = 0; j < 10; j++) {
        if (!zero(i, j)) continue
        const covered = [0, 1, 2].some((a) =>
          [0, 1, 2].some((b) => [0, 1, 2].every((p) => [0, 1, 2].every((q) => zero(i - a + p, j - b + q)))),
        )
        expect(covered).toBe(true)
        blocks += 1
      }
    expect(blocks).toBeGreaterThanOrEqual(9)
  })

  it('is plain dropout of pixels for blocks of 1, up to the scale', () => {
    const random = randomKey(5)
    const pixels = dropBlock(ones([2, 3, 4, 4]), { rate: 0.5, size: 1, random })
    expect(equal(pixels, 0).toArray()).toEqual(equal(dropout(ones([2, 3, 4, 4]), { rate: 0.5, random }), 0).toArray())
  })

  it('has the gradient that finite differences show', () => {
    gradCheck((x) => dropBlock(x, { rate: 0.2, size: 2, random: randomKey(2) }), [sample([2, 1, 4, 4])])
  })

  it('refuses blocks that do not fit', () => {
    const x = ones([1, 1, 4, 9])
    for (const size of [0, 1.5, 5]) {
      expect(() => dropBlock(x, { rate: 0.1, size, random: randomKey(1) })).toThrow(
        `dropBlock: blocks of ${size} do not fit into images of 4 by 9.`,
      )
    }
    expect(dropBlock(x, { rate: 0, size: 2, random: randomKey(1) })).toBe(x)
  })
})

describe('rDrop', () => {
  it('is the mean of both Kullback-Leibler divergences', () => {
    const [p, q] = [
      [0.5, 0.5],
      [0.8, 0.2],
    ]
    const kl = (a: number[], b: number[]) => a.reduce((sum, each, i) => sum + each * Math.log(each / b[i]), 0)
    const logits = (values: number[]) => tensor([values.map(Math.log)], { dtype: 'float64' })
    const expected = (kl(p, q) + kl(q, p)) / 2
    expect(rDrop(logits(p), logits(q)).item()).toBeCloseTo(expected, 12)
    expect(rDrop(logits(q), logits(p)).item()).toBeCloseTo(expected, 12)
    expect(rDrop(logits(p), logits(p)).item()).toBe(0)
  })

  it('has the gradient that finite differences show, toward both passes', () => {
    gradCheck(
      (a, b) => rDrop(a, b, { axis: 1 }),
      [sample([2, 3, 2]), drawNormal(randomKey(8), [2, 3, 2], { dtype: 'float64' })],
    )
  })

  it('refuses passes of different shapes', () => {
    expect(() => rDrop(ones([1, 2]), ones([2, 2]))).toThrow('rDrop: the logits of the passes are [1,2] and [2,2].')
  })
})

describe('mcDropout', () => {
  function dropping() {
    const self = Object.assign(
      (x: Tensor): Tensor => (guard(() => self.training) ? dropout(x, { rate: 0.5, random: self.random.next() }) : x),
      { training: false, random: randomState(1) as RandomState },
    )
    return self
  }

  it('gives mean and variance of passes with dropout, and puts the mode back', () => {
    const layer = dropping()
    const norm = { training: false }
    const modes: boolean[] = []
    const predict = () => {
      modes.push(norm.training, layer.training)
      return layer(ones([200]))
    }
    const { mean, variance, samples } = mcDropout([layer, norm], predict, { samples: 50 })
    expect(samples.shape).toEqual([50, 200])
    // Each prediction is 0 or 2, with deviation 1.
    expect(Math.abs(mean.mean().item() - 1)).toBeLessThan(5 / Math.sqrt(10_000))
    expect(Math.abs(variance.mean().item() - 1)).toBeLessThan(0.1)
    expect(new Set(modes.filter((_, i) => i % 2 === 0))).toEqual(new Set([false]))
    expect(new Set(modes.filter((_, i) => i % 2 === 1))).toEqual(new Set([true]))
    expect(layer.training).toBe(false)
  })

  it('puts the mode back where the model fails, and refuses a model without dropout', () => {
    const layer = dropping()
    const failing = () => {
      throw new RangeError('no')
    }
    expect(() => mcDropout(layer, failing)).toThrow(RangeError)
    expect(layer.training).toBe(false)
    expect(() => mcDropout({ training: false }, () => ones([1]))).toThrow(
      expect.objectContaining({ code: 'nothing-to-sample' }),
    )
  })
})
