import { initialize, Parameter, parameter, tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import * as members from './index.ts'
import { fromArray, fromDescription, fromTensor, heNormal, varianceScaling } from './index.ts'
import { draw, request } from './statistics.fixture.ts'

const wrongShape = expect.objectContaining({ code: 'initializer-values' })

it('takes weights from nested arrays with all their digits', () => {
  const initializer = fromArray([
    [0.1, 0.2],
    [0.3, 0.4],
  ])
  expect(draw(initializer, [2, 2]).toArray()).toEqual([
    [0.1, 0.2],
    [0.3, 0.4],
  ])
  expect(draw(initializer, [2, 2], { dtype: 'float32' }).toArray()).toEqual([
    [0.1, 0.2].map(Math.fround),
    [0.3, 0.4].map(Math.fround),
  ])
  expect(draw(fromArray(3), []).item()).toBe(3)
  expect(draw(fromArray([]), [0]).shape).toEqual([0])
})

it('takes them from a typed array of as many elements', () => {
  expect(draw(fromArray(Float32Array.of(1, 2, 3, 4)), [2, 2]).toArray()).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(draw(fromArray(Int32Array.of(1, 2)), [2]).dtype).toBe('float64')
})

it('takes them from a tensor or a parameter, as they are when the draw is made', () => {
  const source = parameter(tensor([[1, 2]]))
  const initializer = fromTensor(source)
  source.write([3, 4])
  const copy = initialize({ w: new Parameter([1, 2], 'float32', { initializer }) }, { seed: 1 })
  source.write([5, 6])
  expect(copy.w.toArray()).toEqual([[3, 4]])
})

it('lets no gradient flow back to where the values come from', () => {
  const [source, factor] = [parameter(tensor([1, 2])), parameter(tensor([3, 4]))]
  draw(fromTensor(source), [2], { dtype: 'float32' }).mul(factor).sum().backward()
  expect([source.grad, factor.grad?.toArray()]).toEqual([null, [1, 2]])
})

it('announces the moments of the values', () => {
  expect(fromArray([1, 2, 3, 6]).expected(request([4]))).toEqual({ mean: 3, variance: 3.5 })
  expect(fromTensor(tensor([[1, 3]])).expected(request([1, 2]))).toEqual({ mean: 2, variance: 1 })
})

it('refuses parameters of another shape', () => {
  expect(() => draw(fromArray([[1, 2]]), [2, 1])).toThrow(wrongShape)
  expect(() => draw(fromArray(Float64Array.of(1, 2, 3)), [2, 2])).toThrow(
    'The parameter is [2,2], the values for it are [3]. Give values of its shape, or as many of them in a row. (initializer-values)',
  )
  expect(() => fromTensor(tensor([1, 2])).expected(request([3]))).toThrow(wrongShape)
  expect(() => fromArray([[1], [1, 2]])).toThrow(expect.objectContaining({ code: 'ragged-array' }))
})

it('makes initializers again from what JSON keeps of them', () => {
  const originals = [
    heNormal({ negativeSlope: 0.2, mode: 'fanOut' }),
    varianceScaling({ scale: 2, distribution: 'uniform' }),
  ]
  for (const original of originals) {
    const again = fromDescription(JSON.parse(JSON.stringify(original)), members)
    expect(again.settings).toEqual(original.settings)
    expect(draw(again, [3, 4]).toArray()).toEqual(draw(original, [3, 4]).toArray())
  }
})

it('says which initializers it was given where the name is none of them', () => {
  expect(() => fromDescription({ name: 'sparse', settings: {} }, { heNormal })).toThrow(
    'fromDescription: there is no initializer "sparse" among heNormal.',
  )
  for (const name of ['fromArray', 'gain', 'toString']) {
    expect(() => fromDescription({ name, settings: {} }, members)).toThrow(
      expect.objectContaining({ code: 'unknown-initializer' }),
    )
  }
  expect(() => fromDescription({ name: 'heNormal', settings: { slope: 1 } }, members)).toThrow(
    expect.objectContaining({ code: 'unknown-hyperparameter' }),
  )
})
