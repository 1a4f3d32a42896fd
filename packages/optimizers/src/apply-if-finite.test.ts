import { compile, optimize, parameter, progressOf, settingsOf, sin, type Tensor, tensor } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { accumulate } from './accumulate.ts'
import { adam } from './adam.ts'
import { applyIfFinite } from './apply-if-finite.ts'
import { applyIfSmall } from './apply-if-small.ts'
import { vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { cosineDecay } from './cosine-decay.ts'
import { decayWeights } from './decay-weights.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentum } from './momentum.ts'
import { nadam } from './nadam.ts'
import { partition } from './partition.ts'

const inner = () => momentum({ learningRate: 0.05 })
testOptimizer('applyIfFinite', () => applyIfFinite(inner()), {
  test: it,
  describe,
  statePerParameter: 1,
  sharedState: 2,
})
testOptimizer('applyIfSmall', () => applyIfSmall(inner(), { maxNorm: 1e9 }), {
  test: it,
  describe,
  statePerParameter: 1,
  sharedState: 2,
  inert: ['maxNorm'],
})

const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

describe.each([
  ['lazily', false],
  ['in a captured step', true],
])('applyIfFinite, %s', (_, captured) => {
  const run = (make: () => Parameters<typeof applyIfFinite>[0], slopes: readonly number[]) => {
    const model = { a: parameter(vector(1)), b: parameter(vector(1, 2)) }
    const optimizer = optimize(model, make())
    const body = (slope: Tensor) => optimizer.step(() => model.a.mul(slope).sum().add(sin(model.b).sum()))
    const step = captured ? compile(body) : body
    for (const slope of slopes) step(vector(slope))
    const cells = [...optimizer.cells].filter(([path]) => !/random|skipped|inARow/.test(path))
    const moments = cells.map(([, cell]) => [...cell.data()])
    return { weights: [...model.a.data(), ...model.b.data()], moments, optimizer }
  }

  it('is as if bad updates had never been asked for: weights, moments, counts, schedules, recurrences', () => {
    const learningRate = cosineDecay({ start: 0.5, steps: 6 })
    const make = () => applyIfFinite(chain(nadam({ learningRate }), decayWeights({ weightDecay: 0.1 })))
    const clean = run(make, [1, 2, 3, 4])
    const dirty = run(make, [bad[0], 1, bad[1], bad[2], 2, 3, bad[0], 4, bad[1]])
    expect(dirty.weights).toEqual(clean.weights)
    expect(dirty.moments).toEqual(clean.moments)
    expect(dirty.optimizer.steps).toBe(4)
    expect(settingsOf(dirty.optimizer).get('learningRate')).toBe(learningRate(4))
    const [{ '': outer, ...others }, { '': before, ...same }] = [dirty, clean].map(
      (each) => progressOf(each.optimizer).parts,
    )
    expect(others).toEqual(same)
    expect([outer.steps, outer.calls, before.calls]).toEqual([4, 9, 4])
  })

  it('counts what it leaves out, in all and in a row', () => {
    const count = (slopes: readonly number[]) => {
      const { cells } = run(() => applyIfFinite(adam()), slopes).optimizer
      return ['skipped', 'inARow'].map((name) => cells.get(`applyIfFinite.${name}`)?.item())
    }
    expect(count([1, 2])).toEqual([0, 0])
    expect(count([bad[0], 1, bad[0], bad[1]])).toEqual([3, 2])
    expect(count([bad[0], bad[1], 1])).toEqual([2, 0])
  })

  it('lets an accumulation wait for another micro-batch in place of a bad one', () => {
    const make = () => applyIfFinite(accumulate(gradientDescent({ learningRate: 1 }), { every: 2 }))
    const clean = run(make, [1, 3, 5, 7])
    const dirty = run(make, [1, bad[0], bad[1], 3, 5, bad[2], 7])
    expect(dirty.weights).toEqual(clean.weights)
    expect(dirty.optimizer.steps).toBe(2)
  })

  it('leaves the whole accumulation out inside one', () => {
    const make = () => accumulate(applyIfFinite(gradientDescent({ learningRate: 1 })), { every: 2 })
    const dirty = run(make, [1, 3, 5, bad[0], 7, 9])
    expect(dirty.weights).toEqual(run(make, [1, 3, 7, 9]).weights)
    expect(dirty.optimizer.steps).toBe(2)
  })

  it('spares one group of a partition, whose whole counts while another group moves', () => {
    const groups = () => ({ spared: applyIfFinite(adam()), plain: gradientDescent({ learningRate: 0.5 }) })
    const make = () => partition(groups(), ({ name }) => (name === 'a' ? 'spared' : 'plain'))
    const { weights, optimizer } = run(make, [bad[0], bad[1]])
    expect(weights[0]).toBe(1)
    expect(weights[1]).not.toBe(1)
    const { '': whole, spared, 'spared.inner': deep, plain } = progressOf(optimizer).parts
    expect([whole.steps, spared.steps, deep.calls, plain.steps]).toEqual([2, 0, 0, 2])
    const both = run(() => partition({ spared: applyIfFinite(adam()) }, () => 'spared'), [bad[0], 1])
    expect(both.optimizer.steps).toBe(1)
  })
})

describe('applyIfSmall', () => {
  it('leaves out updates whose gradients are together longer than a limit', () => {
    const model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }
    const optimizer = optimize(model, applyIfSmall(gradientDescent({ learningRate: 1 }), { maxNorm: 5 }))
    for (const [a, b] of [
      [3, 4],
      [3, 4.01],
      [0, Number.NaN],
      [1e30, 0],
      [-1, 0],
    ]) {
      optimizer.step(() =>
        model.a
          .mul(tensor([a]))
          .add(model.b.mul(tensor([b])))
          .sum(),
      )
    }
    expect([model.a.item(), model.b.item(), optimizer.steps]).toEqual([-2, -4, 2])
    settingsOf(optimizer).set('maxNorm', 1e9)
    optimizer.step(() => model.a.mul(tensor([100])).sum())
    expect([model.a.item(), optimizer.steps]).toEqual([-102, 3])
  })
})
