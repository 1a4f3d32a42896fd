import { initialize, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  batchNorm,
  conv2d,
  dropout,
  embedding,
  type LoadableWeight,
  linear,
  loadWeights,
  relu,
  sequential,
  weightsOf,
} from './index.ts'

const make = () => sequential(conv2d(1, 2, { kernelSize: 3 }), batchNorm(2), relu, dropout())
const names = ['0.weight', '0.bias', '1.weight', '1.bias', '1.running_mean', '1.running_var', '1.num_batches_tracked']
const float = (shape: number[], data: number[]): LoadableWeight => ({ dtype: 'float32', shape, data })

describe('weightsOf', () => {
  it('uses the names of PyTorch and leaves random states out', () => {
    const weights = weightsOf(initialize(make(), { seed: 1 }))
    expect(Object.keys(weights)).toEqual(names)
    expect(weights['1.num_batches_tracked']).toEqual({ dtype: 'int32', shape: [], data: Int32Array.of(0) })
    expect(weights['0.weight'].shape).toEqual([2, 1, 3, 3])
  })

  it('gives copies', () => {
    const model = initialize(linear(1, 1), { seed: 1 })
    weightsOf(model).weight.data[0] = 99
    expect(model.weight.item()).not.toBe(99)
  })

  it('gives running statistics that wait for their evaluation', () => {
    const model = initialize(batchNorm(1), { seed: 1 })
    model(tensor([[0], [2]]))
    expect(Array.from(weightsOf(model).running_mean.data)).toEqual([Math.fround(0.1)])
  })
})

describe('loadWeights', () => {
  it('makes another model give the same results', () => {
    const [trained, copy] = [initialize(make(), { seed: 1 }), initialize(make(), { seed: 2 })]
    trained(tensor(new Float32Array(32), { shape: [2, 1, 4, 4] }))
    expect(loadWeights(copy, weightsOf(trained))).toEqual({ missing: [], unexpected: [] })
    expect(weightsOf(copy)).toEqual(weightsOf(trained))
  })

  it('takes maps, other precisions and the wide integers of files', () => {
    const model = batchNorm(1, { dtype: 'float64' })
    const entries: [string, LoadableWeight][] = [
      ['weight', float([1], [0.5])],
      ['bias', { dtype: 'float64', shape: [1], data: [0.1] }],
      ['running_mean', float([1], [2])],
      ['running_var', float([1], [3])],
      ['num_batches_tracked', { dtype: 'int64', shape: [], data: BigInt64Array.of(938n) }],
    ]
    loadWeights(model, new Map(entries))
    expect([model.bias?.item(), model.num_batches_tracked.item()]).toEqual([0.1, 938])
  })

  it('loads what fits when it is not strict, and tells the rest', () => {
    const model = initialize(linear(1, 1), { seed: 1 })
    const before = model.bias?.item()
    const report = loadWeights(model, { weight: float([1, 1], [7]), other: float([1], [1]) }, { strict: false })
    expect(report).toEqual({ missing: ['bias'], unexpected: ['other'] })
    expect([model.weight.item(), model.bias?.item()]).toEqual([7, before])
  })

  const good = { weight: float([1, 2], [1, 2]), bias: float([1], [3]) }
  it.each<[string, string, RegExp, { [name: string]: LoadableWeight }]>([
    ['an entry that is missing', 'weights-missing', /1 of the model's 2 entries.*bias/, { weight: good.weight }],
    ['an entry too many', 'weights-unexpected', /head\.weight/, { ...good, 'head.weight': good.weight }],
    ['another shape', 'weights-shape', /"weight" is \[2,1\].*\[1,2\]/, { ...good, weight: float([2, 1], [1, 2]) }],
    ['integers for floats', 'weights-dtype', /int32/, { ...good, bias: { dtype: 'int32', shape: [1], data: [3] } }],
    [
      'half precision as bits',
      'weights-dtype',
      /float16/,
      { ...good, bias: { dtype: 'float16', shape: [1], data: [3] } },
    ],
    ['too few elements', 'weights-dtype', /1 elements/, { ...good, weight: float([1, 2], [1]) }],
  ])('refuses %s and changes nothing', (_, code, message, weights) => {
    const model = initialize(linear(2, 1), { seed: 1 })
    const before = weightsOf(model)
    for (const strict of code.endsWith('missing') || code.endsWith('unexpected') ? [true] : [true, false]) {
      expect(() => loadWeights(model, weights, { strict })).toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(message) }),
      )
    }
    expect(weightsOf(model)).toEqual(before)
  })

  it('refuses a number that the cell cannot hold', () => {
    const weights = {
      running_mean: float([1], [0]),
      running_var: float([1], [1]),
      num_batches_tracked: { dtype: 'int64', shape: [], data: BigInt64Array.of(2n ** 40n) },
    }
    expect(() => loadWeights(batchNorm(1, { weight: false, bias: false }), weights)).toThrow(
      expect.objectContaining({ code: 'weights-range', message: expect.stringContaining('1099511627776') }),
    )
  })

  it('shows only the first of many names, shortened', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}`.repeat(100), float([1], [0])]))
    expect(() => loadWeights(embedding(1, 1), many)).toThrow(/weight.*and 45 more/)
  })
})
