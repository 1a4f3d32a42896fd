import { type Model, optimize, parameter, randomState, restore, snapshot, tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type EarlyStoppingOptions, earlyStopping } from './early-stopping.ts'
import { maxNorm } from './max-norm.ts'

/** After how many metrics it stops; Infinity where it does not. */
function stopsAfter(metrics: readonly number[], options: EarlyStoppingOptions): number {
  const stopping = earlyStopping({}, options)
  const at = metrics.findIndex((metric) => stopping.observe(metric))
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}

it('stops after as many metrics without improvement as its patience, and at least one, as Keras does', () => {
  expect(stopsAfter([3, 2, 2], {})).toBe(3)
  expect(stopsAfter([3, 2, 2], { patience: 1 })).toBe(3)
  expect(stopsAfter([3, 2, 2, 1, 4, 4, 4], { patience: 3 })).toBe(7)
  expect(stopsAfter([5, 4, 3, 2, 1], {})).toBe(Number.POSITIVE_INFINITY)
})

it('asks for an improvement by more than minDelta', () => {
  expect(stopsAfter([3, 2.75, 2.5], { minDelta: 0.25 })).toBe(2)
  expect(stopsAfter([3, 2.5, 2], { minDelta: 0.25 })).toBe(Number.POSITIVE_INFINITY)
  expect(stopsAfter([-3, -2.75], { minDelta: 0.25, goal: 'max' })).toBe(2)
})

it('can want more of a metric', () => {
  expect(stopsAfter([0.5, 0.6, 0.6], { goal: 'max' })).toBe(3)
  expect(stopsAfter([0.5, 0.4], { goal: 'max' })).toBe(2)
})

it('does not count the metrics before its start', () => {
  expect(stopsAfter([1, 5, 6, 7], { startFrom: 2 })).toBe(4)
})

it('takes NaN and infinity for no improvement', () => {
  for (const goal of ['min', 'max'] as const) {
    expect(stopsAfter([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], { goal, patience: 3 })).toBe(3)
  }
})

it('stays stopped, and never changes what it is given', () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 1 }), fc.nat(4), (metrics, patience) => {
      const { reduce, progress } = earlyStopping({}, { patience })
      const first = Object.freeze(progress())
      let state = first
      for (const metric of metrics) {
        const after = Object.freeze(reduce(state, metric))
        expect(after.stopped || !state.stopped).toBe(true)
        expect(after.best === null || state.best === null || after.best <= state.best).toBe(true)
        expect(after).toEqual(reduce(state, metric))
        state = after
      }
      expect(progress()).toEqual(first)
    }),
  )
})

const train = (model: Model & { w: ReturnType<typeof parameter> }, value: number) => model.w.write([value, -value])

it('restores all cells of the best model, and forgets gradients', () => {
  const random = randomState(3)
  const model = { w: parameter(tensor([0, 0])), random }
  const stopping = earlyStopping(model, { patience: 5 })
  const words: number[][] = []
  for (const [step, loss] of [3, 1, 2, 4].entries()) {
    train(model, step)
    random.next().uniform([]).item()
    words.push([...random.cell.data()])
    stopping.observe(loss)
  }
  model.w.square().sum().backward()
  stopping.restoreBest()
  expect(model.w.toArray()).toEqual([1, -1])
  expect([...random.cell.data()]).toEqual(words[1])
  expect(model.w.grad).toBeNull()
  stopping.restoreBest()
  expect(model.w.toArray()).toEqual([1, -1])
})

it('keeps weights that an optimizer has assigned and nobody has read', () => {
  const w = parameter(tensor([4]))
  const stopping = earlyStopping({ w }, { patience: 5 })
  const optimizer = optimize({ w }, maxNorm({ max: 1 }))
  w.mul(0).sum().backward()
  optimizer.step()
  stopping.observe(1)
  w.write([7])
  stopping.restoreBest()
  expect(w.toArray()).toEqual([1])
})

it('goes on after a resumed run as if there had been no pause, with the best weights', () => {
  const make = () => {
    const w = parameter(tensor([0, 0]))
    return { w, stopping: earlyStopping({ w }, { patience: 2 }) }
  }
  const first = make()
  for (const [step, loss] of [3, 1, 2].entries()) {
    train(first, step)
    first.stopping.observe(loss)
  }
  const saved = snapshot(first)
  const second = make()
  second.stopping.observe(8)
  restore(second, saved)
  expect(second.w.toArray()).toEqual([2, -2])
  expect(second.stopping.observe(2)).toBe(true)
  second.stopping.restoreBest()
  expect(second.w.toArray()).toEqual([1, -1])
  expect(JSON.parse(JSON.stringify(second.stopping.progress()))).toEqual(second.stopping.progress())
})

it('has nothing to restore before a metric has counted', () => {
  const stopping = earlyStopping({ w: parameter(tensor([1])) })
  stopping.observe(Number.NaN)
  expect(() => stopping.restoreBest()).toThrow(expect.objectContaining({ code: 'nothing-to-restore' }))
})

it('rejects a negative patience', () => {
  expect(() => earlyStopping({}, { patience: -1 })).toThrow(
    'earlyStopping: patience must be a whole number in [0, ∞), got -1.',
  )
})
