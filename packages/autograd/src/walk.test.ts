import { expect, it } from 'vitest'
import { cellsOf, isCell, isParameter, parameter, parametersOf, state, tensor } from './index.ts'

const weight = () => parameter(tensor([1]))

it('finds cells in objects, arrays and functions with fields, by path and in order', () => {
  const layer = Object.assign((x: number) => x, { weight: weight(), running: state(tensor(0)) })
  const model = { body: [layer, { bias: weight() }], head: weight(), name: 'model', size: 3, none: null }
  expect([...cellsOf(model).keys()]).toEqual(['body.0.weight', 'body.0.running', 'body.1.bias', 'head'])
  expect([...parametersOf(model).keys()]).toEqual(['body.0.weight', 'body.1.bias', 'head'])
})

it('names a shared cell once, by its first path', () => {
  const tied = weight()
  expect([...cellsOf({ encoder: { weight: tied }, decoder: { weight: tied } }).keys()]).toEqual(['encoder.weight'])
})

it('ends in models that refer to themselves', () => {
  const model: { w: unknown; self?: unknown } = { w: weight() }
  model.self = model
  expect([...cellsOf(model).keys()]).toEqual(['w'])
})

it('takes a single parameter, and lists of them', () => {
  expect([...parametersOf(weight()).keys()]).toEqual([''])
  expect([...parametersOf([weight(), weight()]).keys()]).toEqual(['0', '1'])
})

it('does not walk into arrays of numbers or into tensors', () => {
  expect(cellsOf({ data: new Float32Array(1000), x: tensor([1, 2]) }).size).toBe(0)
})

it('tells cells and parameters from tensors', () => {
  expect([isCell(tensor(1)), isCell(state(tensor(1))), isCell(weight())]).toEqual([false, true, true])
  expect([isParameter(state(tensor(1))), isParameter(weight())]).toEqual([false, true])
})

it('does not walk into tensors, whose graphs lead to cells of other models', () => {
  const other = parameter(tensor([1]))
  expect([...cellsOf({ position: other.mul(2), weight: parameter(tensor([1])) }).keys()]).toEqual(['weight'])
})
