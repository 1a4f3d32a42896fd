import { initialize, ones, slice, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { embed, embedding } from './index.ts'

const indices = (...values: number[]) => tensor(values, { dtype: 'int32' })

describe('embedding', () => {
  it('adds up the gradients of a row that is looked up twice', () => {
    const table = tensor(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      { requiresGrad: true },
    )
    embed(indices(2, 0, 2), table)
      .sum()
      .backward()
    expect(table.grad?.toArray()).toEqual([
      [1, 1],
      [0, 0],
      [2, 2],
    ])
  })

  it('begins with normal numbers, and zeros in the row for padding', () => {
    const { weight } = initialize(embedding(1000, 20, { paddingIndex: 999 }), { seed: 1 })
    expect(slice(weight, [[999]]).toArray()).toEqual([new Array(20).fill(0)])
    const values = slice(weight, [[0, 999]])
    // 19,980 numbers: the mean deviates by 0.007, the variance by 0.01.
    expect(Math.abs(values.mean().item())).toBeLessThan(0.035)
    expect(Math.abs(values.square().mean().item() - 1)).toBeLessThan(0.05)
    expect([weight.role, weight.shape]).toEqual(['embedding', [1000, 20]])
  })

  it('says what is wrong with an index', () => {
    const layer = initialize(embedding(10, 2), { seed: 1 })
    expect(() => layer(tensor([1, 2]))).toThrow(expect.objectContaining({ code: 'embedding-indices' }))
    expect(() => layer(indices(3, 10))).toThrow(
      expect.objectContaining({ code: 'index-out-of-range', message: expect.stringContaining('the number 10') }),
    )
    expect(() => layer(indices(3, 9).add(1)).toArray()).toThrow(expect.objectContaining({ code: 'index-out-of-range' }))
    expect(layer(indices(3, 9)).shape).toEqual([2, 2])
    expect(() => embedding(10, 2, { paddingIndex: 10 })).toThrow(expect.objectContaining({ code: 'padding-index' }))
  })

  it('takes indices of any shape', () => {
    expect(embed(ones([2, 3, 4], { dtype: 'uint32' }), ones([5, 6])).shape).toEqual([2, 3, 4, 6])
    expect(embed(tensor(1, { dtype: 'int32' }), ones([5, 6])).shape).toEqual([6])
  })
})
