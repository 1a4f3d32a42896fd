import { Parameter } from '@chainrule/autograd'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { computeFans } from './index.ts'

it('counts inputs and outputs of PyTorch’s layout without being told', () => {
  expect(computeFans([10, 20])).toEqual({ fanIn: 20, fanOut: 10 })
  expect(computeFans([64, 3, 7, 7])).toEqual({ fanIn: 147, fanOut: 3136 })
})

it('counts those of Keras and JAX, of transposed convolutions and of stacked layers by their axes', () => {
  const last = { input: -2, output: -1 }
  expect(computeFans([20, 10], last)).toEqual({ fanIn: 20, fanOut: 10 })
  expect(computeFans([7, 7, 3, 64], last)).toEqual({ fanIn: 147, fanOut: 3136 })
  expect(computeFans([3, 64, 7, 7], { input: 0, output: 1 })).toEqual({ fanIn: 147, fanOut: 3136 })
  expect(computeFans([5, 20, 10], { ...last, batch: 0 })).toEqual({ fanIn: 20, fanOut: 10 })
  // Attention weights [features, heads, size of a head], which JAX fills with in_axis 0 and out_axis (1, 2).
  expect(computeFans([32, 4, 8], { input: 0, output: [1, 2] })).toEqual({ fanIn: 32, fanOut: 32 })
  expect(computeFans([6, 2, 3], { input: [], output: 0 })).toEqual({ fanIn: 6, fanOut: 36 })
})

it('counts as a parameter does by itself', () => {
  const shapes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 })
  fc.assert(
    fc.property(shapes, (shape) => {
      const { fanIn, fanOut } = new Parameter(shape)
      expect(computeFans(shape)).toEqual({ fanIn, fanOut })
    }),
  )
})

it('gives the same whatever order the axes stand in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), (shape) => {
      const [output, input, height, width] = shape
      expect(computeFans([height, input, output, width], { input: 1, output: 2 })).toEqual(
        computeFans([output, input, height, width]),
      )
    }),
  )
})

it('refuses axes that do not exist or have two meanings', () => {
  const wrong = expect.objectContaining({ code: 'fan-axes' })
  expect(() => computeFans([3, 4], { input: 2 })).toThrow(wrong)
  expect(() => computeFans([3, 4], { input: -3 })).toThrow(wrong)
  expect(() => computeFans([3, 4], { input: 0 })).toThrow('input [0], output [0], batch []')
  expect(() => computeFans([3, 4], { input: -1, batch: 1 })).toThrow(wrong)
  expect(() => computeFans([3, 4], { input: 0.5 })).toThrow(wrong)
  expect(() => computeFans([3], { input: 1 })).toThrow(wrong)
})
