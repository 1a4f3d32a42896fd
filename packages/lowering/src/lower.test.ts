import {
  abs,
  and,
  convolution,
  equal,
  fold,
  greater,
  less,
  lessEqual,
  max,
  maximum,
  not,
  or,
  setBackend,
  softplus,
  type Tensor,
  tensor,
  unfold,
} from '@chainrule/autograd'
import { afterEach, expect, it } from 'vitest'
import { programOf } from './program-of.fixture.ts'

afterEach(() => setBackend(null))

const kinds = (result: Tensor) => programOf(result).kernels.map(({ kind }) => kind)
const x = () =>
  tensor([
    [1, 2, 3],
    [4, 5, 6],
  ])

it('puts a chain of elementwise operations into one loop', () => {
  expect(kinds(x().mul(2).add(1).exp().sqrt())).toEqual(['loop'])
})

it('ends a loop with the sum of what it computes', () => {
  const [kernel, ...others] = programOf(x().square().sum(1)).kernels
  expect(others).toEqual([])
  expect(kernel).toMatchObject({ kind: 'loop', shape: [2, 3], reduced: [false, true], stores: [] })
})

it('needs a second loop for what a sum over rows is used for', () => {
  const values = x()
  expect(kinds(values.exp().div(values.exp().sum(0, { keepAxes: true })))).toEqual(['loop', 'loop'])
})

it('computes equal values once', () => {
  const values = x()
  const [kernel] = programOf(values.exp().add(values.exp())).kernels
  expect(kernel).toMatchObject({ kind: 'loop' })
  if (kernel.kind === 'loop') expect(kernel.body.filter(({ operation }) => operation === 'exp')).toHaveLength(1)
})

it('reads a transposed factor of a product where it lies', () => {
  const [kernel, ...others] = programOf(x().matmul(x().mul(1).transpose())).kernels
  expect(others).toEqual([])
  expect(kernel).toMatchObject({ kind: 'contraction', m: [{ size: 2 }], n: [{ size: 2 }], k: [{ size: 3 }] })
})

it('makes the sum of a batch of products one product', () => {
  const left = tensor(new Float32Array(24), { shape: [4, 2, 3] })
  const right = tensor(new Float32Array(60), { shape: [4, 3, 5] })
  const { kernels } = programOf(left.matmul(right).sum(0))
  expect(kernels).toHaveLength(1)
  expect(kernels[0]).toMatchObject({ kind: 'contraction', batch: [], k: [{ size: 4 }, { size: 3 }] })
})

it('has nothing to compute for a movement but the copy into the result', () => {
  const program = programOf(x().transpose())
  expect(program.kernels).toHaveLength(1)
  expect(program.kernels[0]).toMatchObject({ kind: 'loop', body: [{ operation: 'load' }] })
})

it('adds windows back without work where they lie side by side, with one copy where they lie apart, in turns where they meet', () => {
  const windows = tensor(new Float32Array(12), { shape: [4, 3] }).mul(2)
  expect(kinds(fold(windows, 0, 12, { size: 3, stride: 3 }))).toEqual(['loop'])
  expect(kinds(fold(windows, 0, 13, { size: 3, stride: 3 }))).toEqual(['loop', 'loop', 'loop'])
  expect(kinds(fold(windows, 0, 6, { size: 3 }))).toEqual(['loop', 'loop', 'loop', 'loop', 'loop'])
})

it('computes a product that is only read transposed as it is read', () => {
  const [left, right] = [
    tensor(new Float32Array(24), { shape: [4, 2, 3] }),
    tensor(new Float32Array(60), { shape: [4, 3, 5] }),
  ]
  const sum = left.matmul(right).sum(0)
  const { kernels, buffers } = programOf(sum.transpose().add(tensor(new Float32Array(10), { shape: [5, 2] })))
  expect(kernels.map(({ kind }) => kind)).toEqual(['contraction', 'loop'])
  const loads = kernels[1].kind === 'loop' ? kernels[1].body.flatMap(({ access }) => access ?? []) : []
  expect(loads.map(({ strides }) => strides)).toEqual([
    [2, 1],
    [2, 1],
  ])
  expect(buffers).toHaveLength(5)
})

it('leaves a product that is also read as it is', () => {
  const product = x().matmul(x().transpose())
  const { kernels } = programOf(product.transpose().sub(product))
  const loads = kernels[1].kind === 'loop' ? kernels[1].body.flatMap(({ access }) => access ?? []) : []
  expect(loads.map(({ strides }) => strides)).toEqual([
    [1, 2],
    [2, 1],
  ])
})

it('gives what combines masks one instruction each', () => {
  const values = x()
  const operations = (result: Tensor) => {
    const [kernel] = programOf(result).kernels
    return kernel.kind === 'loop' ? kernel.body.map(({ operation }) => operation).filter((name) => name !== 'load') : []
  }
  expect(operations(and(less(values, 5), greater(values, 2)))).toEqual(['less', 'less', 'and'])
  expect(operations(or(less(values, 5), greater(values, 2)))).toEqual(['less', 'less', 'or'])
  expect(operations(not(equal(values, 2)))).toEqual(['equal', 'not'])
  expect(operations(lessEqual(values, tensor([1, 2, 3])))).toEqual(['lessEqual'])
})

it('lets results of convolutions lie with their channels last, and what is computed from them follow', () => {
  const images = tensor(new Float32Array(2 * 3 * 8 * 8), { shape: [2, 3, 8, 8] })
  const weights = tensor(new Float32Array(8 * 3 * 3 * 3), { shape: [8, 3, 3, 3] })
  const again = tensor(new Float32Array(8 * 8 * 4), { shape: [8, 8, 2, 2] })
  const plain = { stride: [1, 1], dilation: [1, 1], inputDilation: [1, 1], groups: 1 }
  const convolve = (x: Tensor, w: Tensor) =>
    convolution(x, w, {
      ...plain,
      padding: [
        [0, 0],
        [0, 0],
      ],
    })
  const windows = unfold(unfold(maximum(convolve(images, weights), 0), 2, { size: 2, stride: 2 }), 3, {
    size: 2,
    stride: 2,
  })
  const { kernels } = programOf(convolve(max(windows, [-1, -2]), again))
  expect(kernels.map(({ kind }) => kind)).toEqual(['contraction', 'loop', 'loop', 'contraction', 'loop'])
  // Pixels are rows, channels are columns; the last loop writes the result in the order of its axes.
  expect(kernels[0]).toMatchObject({
    n: [{ size: 8, b: 27, c: 1 }],
    m: [{ size: 2 }, { size: 6, a: 8, c: 48 }, { size: 6, a: 1, c: 8 }],
  })
  expect(kernels[2]).toMatchObject({ shape: [2, 3, 2, 3, 2, 8], reduced: [false, false, true, false, true, false] })
})

it('forgets signs that do not matter, so that a logarithm of either side is one', () => {
  const values = x()
  const [kernel, ...others] = programOf(softplus(values.neg()).add(softplus(values.neg().neg()))).kernels
  expect(others).toEqual([])
  const operations = kernel.kind === 'loop' ? kernel.body.map(({ operation }) => operation) : []
  expect(operations.filter((operation) => operation === 'log1p')).toHaveLength(1)
  expect(operations.filter((operation) => operation === 'neg')).toHaveLength(2)
})

it('keeps the sign of what has none', () => {
  const [kernel] = programOf(abs(tensor(Uint32Array.of(1, 2)).neg())).kernels
  expect(kernel).toMatchObject({
    kind: 'loop',
    body: [{ operation: 'load' }, { operation: 'neg' }, { operation: 'abs' }],
  })
})
