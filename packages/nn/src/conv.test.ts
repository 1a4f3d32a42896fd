import { drawNormal, ones, randomKey, type Tensor, tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conv1d, conv2d, convolve1d, convolve2d, convolveTranspose2d, convTranspose2d, padWith } from './index.ts'

const small = fc.integer({ min: 1, max: 3 })
const settings = fc.record({
  size: fc.tuple(fc.integer({ min: 5, max: 7 }), fc.integer({ min: 5, max: 7 })),
  window: fc.tuple(small, small),
  stride: fc.tuple(small, small),
  padding: fc.tuple(fc.nat(2), fc.nat(2)),
  dilation: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
  groups: fc.integer({ min: 1, max: 2 }),
  seed: fc.nat(1000),
})

const draw = (seed: number, name: string, shape: number[]) =>
  drawNormal(randomKey(seed).fold(name), shape, { dtype: 'float64' })

function inner(a: Tensor, b: Tensor): number {
  return a.mul(b).sum().item()
}

describe('convolve2d', () => {
  it('is the sum over windows, for any stride, padding, dilation and groups', () => {
    fc.assert(
      fc.property(settings, ({ size, window, stride, padding, dilation, groups, seed }) => {
        const x = draw(seed, 'x', [2, 2 * groups, ...size])
        const weight = draw(seed, 'weight', [3 * groups, 2, ...window])
        const got = convolve2d(x, weight, { stride, padding, dilation, groups })
        const [, outputs, height, width] = got.shape
        const at = (data: ArrayLike<number>, shape: readonly number[], ...index: number[]) =>
          index.every((i, axis) => i >= 0 && i < shape[axis])
            ? data[index.reduce((place, i, axis) => place * shape[axis] + i, 0)]
            : 0
        const [xs, ws, ys] = [x.data(), weight.data(), got.data()]
        for (let n = 0; n < 2; n++)
          for (let o = 0; o < outputs; o++)
            for (let i = 0; i < height; i++)
              for (let j = 0; j < width; j++) {
                let sum = 0
                for (let c = 0; c < 2; c++)
                  for (let k = 0; k < window[0]; k++)
                    for (let l = 0; l < window[1]; l++) {
                      const channel = Math.floor(o / 3) * 2 + c
                      const row = i * stride[0] + k * dilation[0] - padding[0]
                      const column = j * stride[1] + l * dilation[1] - padding[1]
                      sum += at(xs, x.shape, n, channel, row, column) * at(ws, weight.shape, o, c, k, l)
                    }
                expect(at(ys, got.shape, n, o, i, j)).toBeCloseTo(sum, 10)
              }
      }),
      { numRuns: 30 },
    )
  })

  it('has the transposed convolution as its transpose', () => {
    fc.assert(
      fc.property(settings, ({ size, window, stride, padding, dilation, groups, seed }) => {
        const x = draw(seed, 'x', [2, 2 * groups, ...size])
        const weight = draw(seed, 'weight', [3 * groups, 2, ...window])
        const forward = convolve2d(x, weight, { stride, padding, dilation, groups })
        const y = draw(seed, 'y', [...forward.shape])
        const outputPadding = size.map((length, axis) => {
          const reached = (forward.shape[axis + 2] - 1) * stride[axis] - 2 * padding[axis]
          return length - (reached + dilation[axis] * (window[axis] - 1) + 1)
        })
        const back = convolveTranspose2d(y, weight, { stride, padding, dilation, groups, outputPadding })
        expect(back.shape).toEqual(x.shape)
        expect(inner(forward, y)).toBeCloseTo(inner(x, back), 9)
      }),
      { numRuns: 50 },
    )
  })

  it('takes one image without a batch axis', () => {
    const [x, weight] = [draw(1, 'x', [3, 5, 5]), draw(1, 'w', [2, 3, 2, 2])]
    const single = convolve2d(x, weight)
    expect(single.shape).toEqual([2, 4, 4])
    expect(single.toArray()).toEqual(
      convolve2d(x.reshape([1, 3, 5, 5]), weight)
        .reshape([2, 4, 4])
        .toArray(),
    )
  })

  it.each<[string, string, () => unknown]>([
    ['channels that do not fit', 'convolve-channels', () => convolve2d(ones([1, 3, 5, 5]), ones([2, 4, 3, 3]))],
    [
      'groups that do not divide',
      'convolve-channels',
      () => convolve2d(ones([1, 4, 5, 5]), ones([3, 2, 3, 3]), { groups: 2 }),
    ],
    ['a weight of another rank', 'convolve-channels', () => convolve2d(ones([1, 3, 5, 5]), ones([2, 3, 3]))],
    ['an image without channels', 'wrong-rank', () => convolve2d(ones([5, 5]), ones([2, 3, 3, 3]))],
    ['a window larger than the image', 'window-too-large', () => convolve2d(ones([1, 1, 2, 2]), ones([1, 1, 3, 3]))],
    ['a stride of 0', 'window-setting', () => convolve2d(ones([1, 1, 2, 2]), ones([1, 1, 1, 1]), { stride: 0 })],
    [
      'three strides',
      'window-setting',
      () => convolve2d(ones([1, 1, 2, 2]), ones([1, 1, 1, 1]), { stride: [1, 1, 1] }),
    ],
    ['negative padding', 'window-padding', () => convolve2d(ones([1, 1, 2, 2]), ones([1, 1, 1, 1]), { padding: -1 })],
    [
      "'same' with a stride",
      'same-padding-with-stride',
      () => convolve2d(ones([1, 1, 4, 4]), ones([1, 1, 3, 3]), { padding: 'same', stride: 2 }),
    ],
    [
      'output padding of a whole step',
      'output-padding-too-large',
      () => convolveTranspose2d(ones([1, 1, 4, 4]), ones([1, 1, 3, 3]), { stride: 2, outputPadding: 2 }),
    ],
    ['layers whose groups do not divide', 'groups-do-not-divide', () => conv2d(3, 4, { kernelSize: 1, groups: 2 })],
    ['an input with other channels', 'wrong-features', () => conv2d(3, 4, { kernelSize: 1 })(ones([1, 1, 4, 4]))],
    [
      'an input of a transposed layer with other channels',
      'wrong-features',
      () => convTranspose2d(3, 4, { kernelSize: 1 })(ones([1, 1, 4, 4])),
    ],
    [
      'a mirror image wider than the input',
      'padding-too-wide',
      () => padWith(ones([2]), [[2, 0]], { mode: 'reflect' }),
    ],
    ['amounts for too few axes', 'pad-rank', () => padWith(ones([2, 2]), [[1, 0]], { mode: 'reflect' })],
  ])('refuses %s', (_, code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }))
  })
})

describe('convolve1d', () => {
  it('computes integers as floats', () => {
    const x = tensor([[[1, 2, 4]]], { dtype: 'int32' })
    expect(convolve1d(x, tensor([[[1, 1]]])).toArray()).toEqual([[[3, 6]]])
  })

  it('keeps NaN where the window sees it and nowhere else', () => {
    const x = tensor([[[1, 2, Number.NaN, 4, 5, 6]]])
    const seen = convolve1d(x, tensor([[[1, 1]]])).toArray()
    expect(seen).toEqual([[[3, Number.NaN, Number.NaN, 9, 11]]])
  })

  it('gives a kernel in the other precision an error', () => {
    expect(() => conv1d(1, 1, { kernelSize: 1 })(ones([1, 1, 3], { dtype: 'float64' }))).toThrow(
      expect.objectContaining({ code: 'conv-ranks' }),
    )
  })
})
