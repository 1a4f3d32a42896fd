import {
  compile,
  optimize,
  parameter,
  restore,
  settingsOf,
  snapshot,
  tensor,
  trainingStateOf,
} from '@chainrule/autograd'
import { testSchedule } from '@chainrule/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradientDescent } from './gradient-descent.ts'
import { multiplySchedules } from './multiply-schedules.ts'
import { type PlateauState, reduceOnPlateau } from './reduce-on-plateau.ts'
import { given, pytorch } from './schedules.fixture.ts'

testSchedule('reduceOnPlateau', given(reduceOnPlateau, { start: 0.5 }), { test: it, describe, constant: true })

/** The value in force before each metric, and after the last. */
const follow = (options: Parameters<typeof reduceOnPlateau>[0], metrics: readonly number[]) => {
  const schedule = reduceOnPlateau(options)
  return [schedule(0), ...metrics.map(schedule.observe)]
}

describe('reduceOnPlateau', () => {
  it('follows PyTorch', () => {
    const { learning_rates: rates, metrics = [] } = pytorch('ReduceLROnPlateau')
    const options = { start: 0.5, factor: 0.5, patience: 2, cooldown: 1, threshold: 0.001 }
    expect(follow(options, metrics).slice(0, rates.length)).toEqual(rates)
  })

  it('bears as many metrics without improvement as its patience, and then falls', () => {
    expect(follow({ start: 1, factor: 0.5, patience: 2 }, [5, 5, 5, 5, 5, 5, 5])).toEqual([
      1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25,
    ])
    expect(follow({ start: 1, factor: 0.5, patience: 0 }, [5, 5, 5])).toEqual([1, 1, 0.5, 0.25])
  })

  it('does not count metrics while it cools down', () => {
    expect(follow({ start: 1, factor: 0.5, patience: 0, cooldown: 2 }, [5, 5, 5, 5, 5])).toEqual([
      1, 1, 0.5, 0.5, 0.5, 0.25,
    ])
  })

  it('asks for an improvement by a share of the best, or by an amount', () => {
    const falls = (options: object, metrics: readonly number[]) =>
      follow({ start: 1, factor: 0.5, patience: 0, ...options }, metrics).at(-1) === 0.5
    expect(falls({ threshold: 0.1 }, [10, 9.1])).toBe(true)
    expect(falls({ threshold: 0.1 }, [10, 8.9])).toBe(false)
    expect(falls({ threshold: 0, absoluteThreshold: 2 }, [10, 8.1])).toBe(true)
    expect(falls({ threshold: 0, absoluteThreshold: 2 }, [10, 7.9])).toBe(false)
    expect(falls({ threshold: 0.1, goal: 'max' }, [10, 10.9])).toBe(true)
    expect(falls({ threshold: 0.1, goal: 'max' }, [10, 11.1])).toBe(false)
    expect(falls({ threshold: 0, goal: 'max' }, [10, 9])).toBe(true)
    // Below 0 a better loss is further from 0, not nearer as in PyTorch.
    expect(falls({ threshold: 0.1 }, [-10, -9.5])).toBe(true)
    expect(falls({ threshold: 0.1 }, [-10, -11.1])).toBe(false)
    expect(falls({ threshold: 0.1, goal: 'max' }, [-10, -8.9])).toBe(false)
  })

  it('stops at the end, and leaves falls out that are too small', () => {
    const metrics = [1, 1, 1, 1]
    expect(follow({ start: 1, patience: 0, end: 0.05 }, metrics)).toEqual([1, 1, 0.1, 0.05, 0.05])
    expect(follow({ start: 1, patience: 0, epsilon: 0.5 }, metrics)).toEqual([1, 1, 0.1, 0.1, 0.1])
  })

  it('takes a metric that is no finite number for one that is not better', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(follow({ start: 1, factor: 0.5, patience: 1 }, [bad, bad, 3, 2])).toEqual([1, 1, 0.5, 0.5, 0.5])
    }
  })

  it('reduces purely: a state and a metric give the next state, and the state is plain data', () => {
    const options = { start: 1, factor: 0.5, patience: 1, cooldown: 1 }
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN)), { maxLength: 20 }),
        (metrics) => {
          const [pure, observing] = [reduceOnPlateau(options), reduceOnPlateau(options)]
          let state: PlateauState = Object.freeze(pure.progress())
          for (const metric of metrics) {
            state = Object.freeze(JSON.parse(JSON.stringify(pure.reduce(state, metric))))
            expect(state.value).toBe(observing.observe(metric))
            expect(state).toEqual(observing.progress())
          }
          expect(pure(0)).toBe(1)
        },
      ),
    )
  })

  it('is a part of the run: it goes on where it was saved', () => {
    const metrics = [5, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3]
    const options = { start: 1, factor: 0.5, patience: 1, cooldown: 1 }
    const [whole, second] = [reduceOnPlateau(options), reduceOnPlateau(options)]
    for (const metric of metrics.slice(0, 5)) whole.observe(metric)
    expect([...trainingStateOf({ rate: whole }).parts.keys()]).toEqual(['rate'])
    restore({ rate: second }, snapshot({ rate: whole }))
    for (const metric of metrics.slice(5)) expect(second.observe(metric)).toBe(whole.observe(metric))
  })

  it('moves an optimizer between two steps, alone or inside another schedule, also when it is captured', () => {
    for (const captured of [false, true]) {
      const plateau = reduceOnPlateau({ start: 1, factor: 0.5, patience: 0 })
      const w = parameter(tensor([0]))
      const optimizer = optimize({ w }, gradientDescent({ learningRate: multiplySchedules([8, plateau]) }))
      const body = () => optimizer.step(() => w.sum())
      const step = captured ? compile(body) : body
      const moves = [1, 1, 1].map((metric) => {
        const before = w.item()
        step()
        // Between two steps of the optimizer, after the number in force has been looked at.
        const rate = settingsOf(optimizer).get('learningRate')
        plateau.observe(metric)
        expect(settingsOf(optimizer).get('learningRate')).toBe(8 * plateau(0))
        return [before - w.item(), rate]
      })
      expect(moves).toEqual([
        [8, 8],
        [8, 8],
        [4, 4],
      ])
    }
  })

  it('can be set as a number instead', () => {
    const plateau = reduceOnPlateau({ start: 1, patience: 0 })
    const w = parameter(tensor([0]))
    const optimizer = optimize({ w }, gradientDescent({ learningRate: plateau(0) }))
    for (const metric of [1, 1]) settingsOf(optimizer).set('learningRate', plateau.observe(metric))
    expect(settingsOf(optimizer).get('learningRate')).toBe(0.1)
  })
})
