import { initialize, ones, parametersOf, slice, tensor } from '@chainrule/autograd'
import { constant, zeros } from '@chainrule/initializers'
import { describe, expect, it } from 'vitest'
import { conv2d, embedding, fanInUniform, gru, linear, sequential } from './index.ts'

describe('linear', () => {
  it('says which features it got and which it was made for', () => {
    expect(() => linear(784, 10)(ones([32, 28, 28]))).toThrow(
      expect.objectContaining({
        code: 'wrong-features',
        message: expect.stringContaining('[32,28,28] has 28 features (axis -1), the layer was made for 784'),
      }),
    )
    expect(() => linear(2, 1)(tensor(3))).toThrow(expect.objectContaining({ code: 'wrong-features' }))
  })

  it.each([0, -1, 1.5, Number.NaN, '3' as unknown as number])('refuses a layer of size %s', (size) => {
    expect(() => linear(size, 3)).toThrow(expect.objectContaining({ code: 'layer-size' }))
    expect(() => linear(3, size)).toThrow(expect.objectContaining({ code: 'layer-size' }))
  })

  it('asks for initialize before it is used', () => {
    expect(() => linear(1, 1)(tensor([1])).item()).toThrow(
      expect.objectContaining({ code: 'cell-without-value', message: expect.stringContaining('linear.weight') }),
    )
  })

  it('takes whole numbers, vectors and empty batches', () => {
    const layer = initialize(linear(2, 1, { weight: constant({ value: 3 }), bias: zeros() }), { seed: 1 })
    expect(layer(tensor([1, 2], { dtype: 'int32' })).toArray()).toEqual([9])
    expect(layer(ones([0, 2])).shape).toEqual([0, 1])
  })

  it('shares a parameter with another layer, which then counts once', () => {
    const table = embedding(5, 3)
    const model = initialize({ table, head: linear(3, 5, { weight: table.weight, bias: false }) }, { seed: 1 })
    expect([...parametersOf(model).keys()]).toEqual(['table.weight'])
    expect(model.head(tensor([1, 0, 0])).toArray()).toEqual(
      slice(table.weight, [null, [0, 1]])
        .reshape([5])
        .toArray(),
    )
  })

  it('refuses a shared parameter of another shape', () => {
    expect(() => linear(3, 4, { weight: linear(4, 3).weight })).toThrow(
      expect.objectContaining({ code: 'shared-parameter-shape', message: expect.stringContaining('needs [4,3]') }),
    )
  })
})

describe('first values', () => {
  it('depend on seed and path, not on the order in which layers are made', () => {
    const make = (order: readonly (0 | 1)[]) => {
      const made = order.map((place) => [place, place === 0 ? linear(4, 3) : gru(3, 2)] as const)
      const [first, second] = [...made].sort(([a], [b]) => a - b).map(([, layer]) => layer)
      return initialize({ first, second }, { seed: 5 })
    }
    const values = (model: object) => [...parametersOf(model)].map(([name, cell]) => [name, Array.from(cell.data())])
    expect(values(make([1, 0]))).toEqual(values(make([0, 1])))
    expect(values(initialize({ first: linear(4, 3) }, { seed: 6 }))).not.toEqual(
      values(initialize({ first: linear(4, 3) }, { seed: 5 })),
    )
  })

  it('stay within ±1 / √fanIn and spread evenly', () => {
    const { weight, bias } = initialize(linear(100, 400), { seed: 1 })
    const values = Array.from(weight.data())
    const mean = weight.mean().item()
    expect(Math.max(...values.map(Math.abs), ...Array.from(bias?.data() ?? [], Math.abs))).toBeLessThanOrEqual(0.1)
    // 40,000 numbers of variance 1/300: the mean deviates by 2.9e-4, the variance by 1.5e-5.
    expect(Math.abs(mean)).toBeLessThan(1.5e-3)
    expect(Math.abs(values.reduce((sum, value) => sum + value * value, 0) / 40_000 - 1 / 300)).toBeLessThan(7.5e-5)
  })

  it('know the fans of a convolution', () => {
    const { weight, bias } = conv2d(8, 4, { kernelSize: [3, 2], groups: 2 })
    expect([weight.fanIn, weight.fanOut, weight.role]).toEqual([24, 12, 'weight'])
    expect([bias?.fanIn, bias?.role]).toEqual([24, 'bias'])
    const request = { shape: [1], dtype: 'float32', fanIn: 12, fanOut: 1, role: 'weight' } as const
    expect(fanInUniform().expected(request)).toEqual({ mean: 0, variance: 1 / 36 })
  })

  it('can be chosen by role for a whole model', () => {
    const model = initialize(sequential(linear(2, 2), conv2d(1, 1, { kernelSize: 1 })), {
      seed: 1,
      by: { bias: constant({ value: 7 }) },
    })
    expect([model[0].bias?.toArray(), model[1].bias?.toArray()]).toEqual([[7, 7], [7]])
  })
})
