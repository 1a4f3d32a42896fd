import { expect, it } from 'vitest'
import {
  defineInitializer,
  drawNormal,
  initialize,
  Parameter,
  parameter,
  randomKey,
  randomState,
  state,
  tensor,
} from './index.ts'

const normal = defineInitializer({
  name: 'normal',
  hyperparameters: { deviation: { default: 1, min: 0, text: { en: 'Spread.', pt: 'Dispersão.' } } },
  expected: ({ deviation }) => ({ mean: 0, variance: deviation ** 2 }),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
const ones = defineInitializer({
  name: 'ones',
  hyperparameters: {},
  expected: () => ({ mean: 1, variance: 0 }),
  draw: ({ shape, dtype, random }) => random.uniform(shape, { dtype }).mul(0).add(1),
})

const layer = (inputs: number, outputs: number) => ({
  weight: new Parameter([outputs, inputs], 'float32', { initializer: normal() }),
  bias: new Parameter([outputs], 'float32', { role: 'bias', initializer: ones() }),
})

it('gives every cell its path for a name and a value from a key folded with it', () => {
  const model = initialize({ first: layer(3, 2) }, { seed: 7 })
  expect(model.first.weight.name).toBe('first.weight')
  const expected = drawNormal(randomKey(7).fold('first.weight'), [2, 3]).toArray()
  expect(model.first.weight.toArray()).toEqual(expected)
  expect(model.first.bias.toArray()).toEqual([1, 1])
})

it('does not depend on the order of the layers or on what else there is', () => {
  const [a, b] = [layer(3, 2), layer(2, 4)]
  initialize({ a, b }, { seed: 1 })
  const [a2, b2] = [layer(3, 2), layer(2, 4)]
  initialize({ b: b2, other: layer(9, 9), a: a2 }, { seed: 1 })
  expect([a2.weight.toArray(), b2.weight.toArray()]).toEqual([a.weight.toArray(), b.weight.toArray()])
})

it('is the same for the same seed and another for another', () => {
  const of = (seed: number) => initialize(layer(3, 2), { seed }).weight.toArray()
  expect(of(1)).toEqual(of(1))
  expect(of(1)).not.toEqual(of(2))
})

it('takes a key for a seed, and other initializers by role', () => {
  const model = initialize(layer(3, 2), {
    seed: randomKey(4).fold('model'),
    by: { weight: ones(), embedding: normal() },
  })
  expect(model.weight.toArray()).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ])
  const other = initialize(layer(3, 2), { seed: randomKey(4).fold('model'), by: { bias: normal({ deviation: 2 }) } })
  expect(other.bias.toArray()).toEqual(
    drawNormal(randomKey(4).fold('model').fold('bias'), [2], { deviation: 2 }).toArray(),
  )
})

it('takes a function that chooses by path, and keeps the own initializer where it chooses none', () => {
  const model = initialize(
    { first: layer(3, 2), last: layer(2, 1) },
    { seed: 1, by: ({ name }) => (name === 'last.weight' ? ones() : null) },
  )
  expect(model.last.weight.toArray()).toEqual([[1, 1]])
  expect(model.first.weight.toArray()).toEqual(drawNormal(randomKey(1).fold('first.weight'), [2, 3]).toArray())
})

it('starts random streams that were made without a seed, and leaves other cells alone', () => {
  const model = { noise: randomState(), counted: state(tensor(5)), seeded: randomState(3) }
  const before = model.seeded.cell.toArray()
  initialize(model, { seed: 1 })
  expect(model.noise.cell.toArray()).toEqual([...(randomKey(1).fold('noise.cell').words as readonly number[])])
  expect(model.counted.item()).toBe(5)
  expect(model.counted.name).toBe('counted')
  expect(before).toEqual([3, 0])
})

it('keeps values that were given where there is no initializer', () => {
  expect(initialize({ w: parameter(tensor([4])) }, { seed: 1 }).w.toArray()).toEqual([4])
})

it('names the cell that nobody can fill', () => {
  expect(() => initialize({ deep: [new Parameter([2])] }, { seed: 1 })).toThrow(
    expect.objectContaining({ code: 'no-initializer', message: expect.stringContaining('"deep.0" [2]') }),
  )
})

it('refuses an initializer of another version of the contract, and leaves the cell empty', () => {
  const weight = new Parameter([2, 2], 'float32', { initializer: { ...normal(), api: 2 as 1 } })
  expect(() => initialize({ weight }, { seed: 1 })).toThrow(
    'normal: it was written for version 2 of the initializer contract, this is version 1.',
  )
  expect(weight.initialized).toBe(false)
})

it('can be run again, which draws anew', () => {
  const model = layer(3, 2)
  initialize(model, { seed: 1 })
  const first = model.weight.toArray()
  initialize(model, { seed: 2 })
  expect(model.weight.toArray()).not.toEqual(first)
  initialize(model, { seed: 1 })
  expect(model.weight.toArray()).toEqual(first)
})
