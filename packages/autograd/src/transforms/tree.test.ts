import { expect, expectTypeOf, it } from 'vitest'
import { parameter, type Tensor, type TreeOf, tensor, treeLeaves, treeMap, treeZip } from '../index.ts'

type Model = { readonly weight: Tensor; layers: [Tensor, { bias: Tensor }]; extra?: Tensor }

const model = (): Model => ({ weight: tensor([1, 2]), layers: [tensor(3), { bias: tensor(4) }] })

it('flattens in the order of the fields', () => {
  expect(treeLeaves(model()).map((leaf) => leaf.toArray())).toEqual([[1, 2], 3, 4])
})

it('maps with paths and keeps the structure, in values and in types', () => {
  const paths = treeMap(model(), (_, path) => path)
  expect(paths).toEqual({ weight: 'weight', layers: ['layers.0', { bias: 'layers.1.bias' }] })
  expectTypeOf(paths.layers[1].bias).toEqualTypeOf<string>()
  expectTypeOf(treeMap(model(), (leaf) => leaf)).toExtend<Model>()
  expectTypeOf<TreeOf<Tensor, number>>().toEqualTypeOf<number>()
  expectTypeOf<TreeOf<[Tensor, Tensor], number>>().toEqualTypeOf<[number, number]>()
})

it('takes a tensor for the smallest tree, and parameters for tensors', () => {
  expect(treeMap(tensor(2), (leaf, path) => [leaf.item(), path])).toEqual([2, ''])
  expect(treeLeaves({ w: parameter(tensor(2)) }).length).toBe(1)
})

it('leaves undefined fields alone', () => {
  expect(treeMap({ a: undefined, b: tensor(1) }, (leaf) => leaf.item())).toEqual({ a: undefined, b: 1 })
})

it('pairs two trees by path', () => {
  const sums = treeZip(model(), { layers: model().layers, weight: tensor([10, 20]) }, (a, b) => a.add(b).toArray())
  expect(sums).toEqual({ weight: [11, 22], layers: [6, { bias: 8 }] })
})

it('names the place that only one of two trees has', () => {
  const differ = (message: string) =>
    expect.objectContaining({ code: 'trees-differ', message: expect.stringContaining(message) })
  expect(() => treeZip({ a: tensor(1), b: tensor(2) }, { a: tensor(1) }, () => 0)).toThrow(
    differ('The first tree has a tensor at "b"'),
  )
  expect(() => treeZip({ a: tensor(1) }, { a: tensor(1), c: [tensor(2)] }, () => 0)).toThrow(
    differ('The second tree has a tensor at "c.0"'),
  )
})

it('names what is not a tensor', () => {
  const found = (message: string) =>
    expect.objectContaining({ code: 'not-a-tree', message: expect.stringContaining(message) })
  expect(() => treeLeaves({ a: [tensor(1), 2] })).toThrow(found('a number at "a.1"'))
  expect(() => treeLeaves({ a: null })).toThrow(found('null at "a"'))
  expect(() => treeLeaves('x')).toThrow(found('a string at the top'))
  expect(() => treeLeaves({ a: new Float32Array(2) })).toThrow(found('at "a"'))
  expect(() => treeLeaves({ f: () => tensor(1) })).toThrow(found('a function at "f"'))
})
