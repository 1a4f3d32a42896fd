import { abs, drawNormal, max, ones, randomKey, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  adaptiveAveragePool,
  averagePool2d,
  flatten,
  globalAveragePool,
  maxPool2d,
  poolAdaptiveAverage,
  poolAverage2d,
  poolMax1d,
  poolMax2d,
  resample,
  upsample,
} from './index.ts'

describe('pooling', () => {
  it('never lets padding win, also over negative numbers', () => {
    expect(poolMax1d(tensor([[-5, -3]]), { kernelSize: 2, padding: 1 }).toArray()).toEqual([[-5, -3]])
  })

  it('shares the gradient among numbers that tie', () => {
    const x = tensor([[2, 2, 1]], { requiresGrad: true })
    poolMax1d(x, { kernelSize: 3 }).sum().backward()
    expect(x.grad?.toArray()).toEqual([[0.5, 0.5, 0]])
  })

  it('carries NaN on', () => {
    const x = tensor([
      [
        [Number.NaN, 1],
        [2, 3],
      ],
    ])
    expect(poolMax2d(x, { kernelSize: 2 }).item()).toBeNaN()
    expect(poolAverage2d(x, { kernelSize: 2 }).item()).toBeNaN()
  })

  it('is the same with one part for each number, and the global mean with one part for all', () => {
    const x = drawNormal(randomKey(1), [2, 3, 4, 5])
    expect(poolAdaptiveAverage(x, [4, 5]).toArray()).toEqual(x.toArray())
    const one = adaptiveAveragePool(1)(x).reshape([2, 3])
    expect(max(abs(one.sub(globalAveragePool(x)))).item()).toBeLessThan(1e-6)
  })

  it('agrees with a mean over equal parts', () => {
    const x = drawNormal(randomKey(1), [1, 1, 6, 4])
    const equal = poolAverage2d(x, { kernelSize: [2, 1] })
    expect(max(abs(poolAdaptiveAverage(x, [3, 4]).sub(equal))).item()).toBeLessThan(1e-6)
  })

  it.each<[string, string, () => unknown]>([
    [
      'padding of more than half a window',
      'pool-padding',
      () => maxPool2d({ kernelSize: 2, padding: 2 })(ones([1, 1, 4, 4])),
    ],
    ['a window of size 0', 'window-setting', () => averagePool2d({ kernelSize: 0 })(ones([1, 1, 4, 4]))],
    ['a window larger than the image', 'window-too-large', () => maxPool2d({ kernelSize: 5 })(ones([1, 1, 4, 4]))],
    ['an image without channels', 'wrong-rank', () => maxPool2d({ kernelSize: 2 })(ones([4, 4]))],
    ['a global mean without space', 'wrong-rank', () => globalAveragePool(ones([4, 4]))],
    ['neither scale nor size', 'resample-size', () => upsample({})(ones([1, 1, 4]))],
    ['both scale and size', 'resample-size', () => upsample({ scale: 2, size: 3 })(ones([1, 1, 4]))],
    ['a scale that leaves nothing', 'resample-size', () => resample(ones([1, 1, 4]), { scale: 0.1 })],
    ['axes that do not exist', 'flatten-axes', () => flatten(ones([4]))],
  ])('refuses %s', (_, code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }))
  })
})

describe('flatten', () => {
  it('keeps empty batches and single axes', () => {
    expect(flatten(ones([0, 2, 3])).shape).toEqual([0, 6])
    expect(flatten(ones([2, 3])).shape).toEqual([2, 3])
    expect(flatten(ones([2, 3, 4]), 0, 1).shape).toEqual([6, 4])
  })
})
