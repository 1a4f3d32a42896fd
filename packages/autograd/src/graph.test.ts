import { expect, it } from 'vitest'
import { record } from './graph.ts'
import { arange, concat, cos, evaluate, flip, pad, parameter, sin, state, type Tensor, tensor, zeros } from './index.ts'

const recordingOf = (...tensors: Tensor[]) => {
  const nodes = tensors.map(({ node }) => node)
  const { sources, graph } = record(nodes)
  return { sources, graph: graph(nodes.map((tensor) => ({ tensor }))) }
}
const keyOf = (...tensors: Tensor[]) => recordingOf(...tensors).graph.key
const namesOf = (...tensors: Tensor[]) =>
  recordingOf(...tensors).graph.nodes.map(({ primitive }) => primitive?.name ?? 'input')

it('writes values down once, inputs before what uses them', () => {
  const x = tensor([1, 2])
  const shared = x.exp()
  const { graph } = recordingOf(shared.mul(shared).add(x), shared.sum())
  for (const [id, { inputs }] of graph.nodes.entries()) for (const input of inputs) expect(input).toBeLessThan(id)
  expect(namesOf(shared.mul(shared).add(x), shared.sum()).filter((name) => name === 'exp').length).toBe(1)
  expect(graph.inputs).toEqual([{ node: 0, kind: 'data' }])
  expect(graph.outputs.map(({ node }) => graph.nodes[node].shape)).toEqual([[2], []])
})

it('takes what has a value for an input', () => {
  const y = tensor([1, 2]).exp()
  evaluate(y)
  expect(namesOf(y.neg())).toEqual(['input', 'neg'])
})

it('tells data, cells and numbers apart', () => {
  const { graph, sources } = recordingOf(
    tensor(1)
      .mul(parameter(tensor(2)))
      .mul(3),
  )
  expect(graph.inputs.map(({ kind }) => kind)).toEqual(['data', 'state', 'scalar'])
  expect(sources.map(({ kind }) => kind)).toEqual(['data', 'state', 'scalar'])
})

it('has one key for graphs of one structure, whatever their numbers', () => {
  const build = (values: number[], factor: number) => tensor(values).mul(factor).add(1).sum()
  expect(keyOf(build([1, 2], 3))).toBe(keyOf(build([7, 8], 0.25)))
})

const x = () => tensor([1, 2, 3, 4])
it.each<[string, () => Tensor, () => Tensor]>([
  ['operations', () => sin(x()), () => cos(x())],
  ['shapes', () => x().neg(), () => tensor([1, 2]).neg()],
  ['types', () => x().neg(), () => tensor([1, 2, 3, 4], { dtype: 'float64' }).neg()],
  ['attributes', () => flip(x(), 0).reshape([2, 2]), () => flip(x(), 0).reshape([4, 1])],
  ['the literals 0 and 1, which are part of the plan', () => x().mul(0), () => x().mul(1)],
  ['0 and any other number', () => x().mul(0), () => x().mul(2)],
  ['the two zeros', () => x().mul(0), () => x().mul(-0)],
  [
    'infinite attributes',
    () => pad(x(), [[1, 1]], Number.POSITIVE_INFINITY),
    () => pad(x(), [[1, 1]], Number.NEGATIVE_INFINITY),
  ],
  [
    'infinite and missing attributes',
    () => pad(x(), [[1, 1]], Number.NaN),
    () => pad(x(), [[1, 1]], Number.POSITIVE_INFINITY),
  ],
  ['what is shared', () => sharing(true), () => sharing(false)],
  ['order of inputs', () => concat([x(), zeros([2])]), () => concat([zeros([2]), x()])],
  ['kinds of input', () => x().neg(), () => parameter(x()).neg()],
])('tells apart: %s', (_, a, b) => {
  expect(keyOf(a())).not.toBe(keyOf(b()))
})

function sharing(one: boolean): Tensor {
  const a = tensor([1, 2])
  return a.add(one ? a : tensor([1, 2]))
}

it('computes each of two graphs that differ only in an infinite attribute', () => {
  const padded = (value: number) => pad(tensor([1]), [[1, 0]], value).toArray()
  expect([padded(Number.NEGATIVE_INFINITY), padded(Number.POSITIVE_INFINITY), padded(Number.NaN)]).toEqual([
    [Number.NEGATIVE_INFINITY, 1],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NaN, 1],
  ])
  expect(tensor([2]).mul(-0).toArray()).toEqual([-0])
  expect(tensor([2]).mul(0).toArray()).toEqual([0])
})

it('tells which outputs are asked for, and which overwrite a cell', () => {
  const cell = state(tensor([1, 2]))
  const next = cell.mul(2)
  const graph = record([next]).graph([{ tensor: next, into: cell }])
  expect(graph.outputs).toEqual([{ node: graph.nodes.length - 1, into: 0 }])
  expect(keyOf(next)).not.toBe(graph.key)
  // A cell that the graph does not read has no place among the inputs.
  const other = arange(2, { dtype: 'float32' })
  expect(record([other]).graph([{ tensor: other, into: cell }]).outputs[0].into).toBeUndefined()
})

it('takes in graphs of 100,000 values', () => {
  let y = tensor(1)
  for (let i = 0; i < 1000; i++) y = y.neg()
  y = parameter(tensor(1)).add(y)
  for (let i = 0; i < 99_000; i++) y = y.neg()
  expect(recordingOf(y).graph.nodes.length).toBeGreaterThan(99_000)
}, 60_000)
