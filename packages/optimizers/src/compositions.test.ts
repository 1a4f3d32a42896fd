import type { Optimizer } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { behaviour, updateGraph } from './behaviour.fixture.ts'
import * as all from './index.ts'

const { accumulate, adam, chain, gradientDescent, only, partition } = all

/** Every member that works element by element; links with an optimizer beside them. */
const elementwise: Record<string, () => Optimizer> = {
  gradientDescent,
  momentum: () => all.momentum({ dampening: 0.25 }),
  nesterov: all.nesterov,
  adagrad: all.adagrad,
  rmsprop: all.rmsprop,
  centeredRmsprop: all.centeredRmsprop,
  adam,
  amsgrad: all.amsgrad,
  adamw: all.adamw,
  divideByRms: () => chain(all.divideByRms(), gradientDescent()),
  divideByDeviation: () => chain(all.divideByDeviation(), all.momentum()),
  addDecayToGradient: () => chain(all.addDecayToGradient(), gradientDescent()),
  decayWeights: () => chain(gradientDescent(), all.decayWeights()),
  softThreshold: () => chain(gradientDescent(), all.softThreshold()),
  maximize: () => chain(all.maximize(), gradientDescent()),
}

const compositions: Record<string, () => Optimizer> = {
  'a chain of links': () =>
    chain(all.clipByGlobalNorm(), all.addDecayToGradient(), adam(), all.decayWeights(), all.softThreshold()),
  'a chain in a chain': () => chain(chain(all.maximize(), all.clipByGlobalNorm()), chain(adam(), all.decayWeights())),
  accumulate: () => accumulate(adam(), { every: 2 }),
  partition: () => partition({ a: adam(), b: all.nesterov() }, ({ shape }) => (shape.length > 1 ? 'a' : 'b')),
  only: () =>
    chain(
      adam(),
      only(all.decayWeights(), ({ shape }) => shape.length > 1),
    ),
  'all of them': () =>
    accumulate(
      chain(
        all.clipByGlobalNorm(),
        partition({ a: chain(all.maximize(), adam()), b: all.rmsprop() }, ({ name }) => (name < 'n' ? 'a' : 'b')),
      ),
      { every: 1 },
    ),
}

describe.each(Object.entries(compositions))('%s', (_, make) => {
  it.each(behaviour(make))('$title', ({ run }) => run())
})

// A fusing backend can make one kernel of an update that is made of nothing but these.
const operations = ['neg', 'sqrt', 'add', 'sub', 'mul', 'div', 'maximum', 'less', 'where']
// They move no elements: a number is stretched, a value is handed on.
const free = ['expand', 'reshape', 'stopGradient', 'constant', 'cast']

describe.each(Object.entries(elementwise))('the plan of an update by %s', (_, make) => {
  const { size, nodes } = updateGraph(make)

  it('holds elementwise operations only', () => {
    expect(nodes.length).toBeGreaterThan(1)
    for (const node of nodes) {
      expect([...operations, ...free]).toContain(node.name)
      expect([1, size]).toContain(node.size)
    }
  })
})

it('sees that the global norm is no elementwise operation', () => {
  expect(updateGraph(compositions['a chain of links']).nodes.map(({ name }) => name)).toContain('sum')
})
