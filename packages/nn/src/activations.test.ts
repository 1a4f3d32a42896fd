import { finite, grad, min, type Tensor, tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  celu,
  elu,
  gelu,
  glu,
  hardShrink,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  logSigmoid,
  mish,
  prelu,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softShrink,
  softsign,
  tanh,
  tanhShrink,
  threshold,
} from './index.ts'

const activations: { [name: string]: (x: Tensor) => Tensor } = {
  celu,
  elu,
  gelu,
  geluTanh: (x) => gelu(x, { approximate: 'tanh' }),
  hardShrink,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  logSigmoid,
  mish,
  prelu: (x) => prelu(x, tensor(0.25)),
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softShrink,
  softsign,
  tanh,
  tanhShrink,
  threshold: (x) => threshold(x, { above: 0, otherwise: 0 }),
}

describe.each(Object.entries(activations))('%s', (_, f) => {
  it('carries NaN on', () => {
    expect(f(tensor([Number.NaN, 1])).toArray()).toEqual([Number.NaN, expect.any(Number)])
  })

  it('has finite values and gradients far from 0', () => {
    const x = tensor([-200, -90, 90, 200])
    expect(min(finite(f(x))).item()).toBe(1)
    expect(min(finite(grad((x: Tensor) => f(x).sum())(x))).item()).toBe(1)
  })
})

describe('gradients at the kinks', () => {
  const slopes = (f: (x: Tensor) => Tensor, ...at: number[]) => grad((x: Tensor) => f(x).sum())(tensor(at)).toArray()

  it('are those of PyTorch', () => {
    expect(slopes(relu, 0)).toEqual([0])
    expect(slopes(relu6, 0, 6)).toEqual([0, 0])
    expect(slopes(hardTanh, -1, 1)).toEqual([0, 0])
    expect(slopes(hardSigmoid, -3, 3)).toEqual([0, 0])
    expect(slopes((x) => leakyRelu(x, { slope: 0.5 }), 0)).toEqual([0.5])
    expect(slopes(elu, 0)).toEqual([1])
    expect(slopes(hardShrink, -0.5, 0.5)).toEqual([0, 0])
    expect(slopes(softShrink, -0.5, 0.5)).toEqual([0, 0])
    expect(slopes((x) => threshold(x, { above: 1, otherwise: 9 }), 1)).toEqual([0])
    expect(slopes(softsign, 0)).toEqual([1])
  })
})

describe('prelu and glu', () => {
  it('say what does not fit', () => {
    const x = tensor([[1, 2, 3]])
    expect(() => prelu(x, tensor([1, 2]))).toThrow(expect.objectContaining({ code: 'prelu-slopes' }))
    expect(() => glu(x)).toThrow(expect.objectContaining({ code: 'odd-gate' }))
    expect(() => glu(x, 5)).toThrow(expect.objectContaining({ code: 'odd-gate' }))
  })

  it('work along any axis', () => {
    const x = tensor([
      [2, 4],
      [0, 0],
    ])
    expect(glu(x, 0).toArray()).toEqual([[1, 2]])
    expect(prelu(tensor([[-2, -4]]), tensor([1, 10]), { axis: -1 }).toArray()).toEqual([[-2, -40]])
  })
})
