import { compile, initialize, ones, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { batchNorm, dropout, evaluationMode, linear, modulesOf, relu, sequential, trainMode } from './index.ts'
import { inEvaluationMode } from './shared/training.ts'

const model = () => sequential(linear(2, 2), relu, sequential(dropout({ rate: 0.9 }), batchNorm(2)))

describe('evaluationMode and trainMode', () => {
  it('reach every layer however deep, and return the model', () => {
    const deep = { list: [model()] }
    expect(evaluationMode(deep)).toBe(deep)
    expect([deep.list[0][2][0].training, deep.list[0][2][1].training]).toEqual([false, false])
    trainMode(deep)
    expect([deep.list[0][2][0].training, deep.list[0][2][1].training]).toEqual([true, true])
  })

  it('lead to a new capture of a compiled step', () => {
    const layer = initialize(dropout({ rate: 0.9 }), { seed: 1 })
    const step = compile(() => layer(ones([1000])).sum())
    const trained = step().item()
    evaluationMode(layer)
    expect(step().item()).toBe(1000)
    trainMode(layer)
    expect([step().item() !== 1000, trained !== 1000]).toEqual([true, true])
  })
})

describe('inEvaluationMode', () => {
  it('puts each layer back into its own mode, also after an error', () => {
    const one = model()
    one[2][0].training = false
    expect(() =>
      inEvaluationMode(one, () => {
        expect(one[2][1].training).toBe(false)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect([one[2][0].training, one[2][1].training]).toEqual([false, true])
  })
})

describe('modulesOf', () => {
  it('walks cycles once and enters neither tensors nor arrays of numbers', () => {
    const loop: { self?: object; constant: object; data: object } = {
      constant: tensor([1]).add(1),
      data: new Float32Array(3),
    }
    loop.self = loop
    expect([...modulesOf(loop).keys()]).toEqual([''])
  })
})
