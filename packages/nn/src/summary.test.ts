import { initialize, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  batchNorm,
  conv2d,
  dropout,
  embedding,
  flatten,
  linear,
  lstm,
  maxPool2d,
  outputOf,
  relu,
  sequential,
  summarize,
  summary,
  transformerBlock,
  weightsOf,
} from './index.ts'

const model = () =>
  sequential(
    conv2d(1, 8, { kernelSize: 3, padding: 1 }),
    batchNorm(8),
    relu,
    maxPool2d({ kernelSize: 2 }),
    dropout({ rate: 0.5 }),
    flatten,
    linear(8 * 14 * 14, 10),
  )

describe('summary', () => {
  it('shows layers, parameters, counts and outputs', () => {
    expect(summary(model(), [32, 1, 28, 28]).split('\n')).toEqual([
      'layer          parameters                      count  output',
      'sequential                                            [32, 10]',
      '  0 conv2d     weight [8, 1, 3, 3], bias [8]      80  [32, 8, 28, 28]',
      '  1 batchNorm  weight [8], bias [8]               16  [32, 8, 28, 28]',
      '  2 relu                                              [32, 8, 28, 28]',
      '  3 maxPool2d                                         [32, 8, 14, 14]',
      '  4 dropout                                           [32, 8, 14, 14]',
      '  5 flatten                                           [32, 1568]',
      '  6 linear     weight [10, 1568], bias [10]   15,690  [32, 10]',
      '15,786 parameters, all trainable, 63.1 kB',
    ])
  })

  it('leaves out the outputs where there is no input', () => {
    expect(summary(sequential(linear(2, 1))).split('\n')).toEqual([
      'layer       parameters               count',
      'sequential',
      '  0 linear  weight [1, 2], bias [1]      3',
      '3 parameters, all trainable, 12 bytes',
    ])
  })

  it('says what is frozen', () => {
    const one = linear(2, 1)
    one.weight.requiresGrad = false
    expect(summary(one)).toContain('weight [1, 2] (frozen), bias [1]')
    expect(summary(one)).toContain('3 parameters, 1 trainable, 12 bytes')
  })

  it('takes a model of any shape', () => {
    const text = summary({ encoder: { embed: embedding(10, 4) }, blocks: [transformerBlock(4, { heads: 2 })] })
    expect(text).toContain('    embed embedding')
    expect(text).toContain('      out_proj linear')
    expect(text).not.toContain('random')
  })
})

describe('summarize', () => {
  it('needs no values and changes none', () => {
    const one = initialize(model(), { seed: 1 })
    const before = weightsOf(one)
    expect(summarize(model(), [1, 1, 28, 28]).parameters).toBe(15_786)
    summarize(one, [4, 1, 28, 28])
    expect(weightsOf(one)).toEqual(before)
    expect(one[1].training).toBe(true)
  })

  it('counts a shared parameter once', () => {
    const table = embedding(5, 3)
    const shared = { table, head: linear(3, 5, { weight: table.weight, bias: false }) }
    expect([summarize(shared).parameters, summarize(shared).bytes]).toEqual([15, 60])
  })

  it('takes an input of whole numbers, and layers that return several tensors', () => {
    const one = sequential(embedding(10, 4), outputOf(lstm(4, 3), { step: 'last' }))
    const { layers } = summarize(one, tensor([[1, 2, 3]], { dtype: 'int32' }))
    expect(layers.map(({ kind, output }) => [kind, output])).toEqual([
      ['sequential', [1, 3]],
      ['embedding', [1, 3, 4]],
      ['outputOf', [1, 3]],
      ['lstm', [1, 3, 3]],
      ['dropout', null],
    ])
  })

  it('says which layer an input does not fit', () => {
    expect(() => summarize(model(), [32, 3, 28, 28])).toThrow(expect.objectContaining({ code: 'wrong-features' }))
  })
})
