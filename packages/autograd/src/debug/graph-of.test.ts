import { expect, it } from 'vitest'
import { tensor } from '../create.ts'
import { parameter } from '../parameter.ts'
import { graphOf } from './graph-of.ts'

it('lists what a tensor was made of, inputs first, each once', () => {
  const w = parameter(tensor([1, 2]))
  const twice = w.mul(w)
  const nodes = graphOf([twice.neg(), twice])
  expect(nodes.map(({ primitive }) => primitive?.name)).toEqual([undefined, 'mul', 'neg'])
  expect(nodes.map(({ inputs }) => inputs)).toEqual([[], [0, 0], [1]])
  expect(nodes[2].shape).toEqual([2])
})

it('stops at given tensors, which are leaves then', () => {
  const x = tensor([1, 2]).exp()
  const [leaf, result] = graphOf([x.neg()], { from: [x] })
  expect([leaf.primitive, leaf.inputs, result.primitive?.name, result.inputs]).toEqual([null, [], 'neg', [0]])
})
