import { expect, expectTypeOf, it } from 'vitest'
import {
  compile,
  defineCompositeSchedule,
  defineInitializer,
  defineOptimizer,
  defineRegularizer,
  defineSchedule,
  drawNormal,
  mapTree,
  type Optimizer,
  parameter,
  planCount,
  randomKey,
  type Schedule,
  type Tensor,
  tensor,
} from '../index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const code = (expected: string) => expect.objectContaining({ code: expected })

it('a schedule is a function of the step that can say what it is', () => {
  const halving = defineSchedule({
    name: 'halving',
    hyperparameters: { start: { default: 1, min: 0, text }, every: { min: 1, text } },
    value: (step, { start, every }) => start * 0.5 ** Math.floor(step / every),
  })
  const schedule = halving({ every: 10 })
  expect([0, 9, 10, 25].map(schedule)).toEqual([1, 1, 0.5, 0.25])
  expect(schedule.schedule).toEqual({ name: 'halving', settings: { start: 1, every: 10 } })
  expect(halving.definition.hyperparameters.every.min).toBe(1)
  expect(() => halving({ every: 0 })).toThrow(code('hyperparameter-out-of-range'))
  expectTypeOf(schedule).toExtend<Schedule>()
  // @ts-expect-error `every` has no default
  expect(() => halving({})).toThrow(code('missing-hyperparameter'))
})

it('a schedule may have lists among its settings', () => {
  const table = defineSchedule({
    name: 'table',
    hyperparameters: { values: { list: 'any', text }, scale: { default: 1, text } },
    value: (step, { values, scale }) => scale * values[Math.min(step, values.length - 1)],
  })
  const schedule = table({ values: [3, 1], scale: 2 })
  expect([0, 1, 7].map(schedule)).toEqual([6, 2, 2])
  expect(schedule.schedule).toEqual({ name: 'table', settings: { values: [3, 1], scale: 2 } })
  // @ts-expect-error A list, not a number.
  expect(() => table({ values: 3 })).toThrow(code('hyperparameter-out-of-range'))
})

it('a schedule may be made of one other, or of several; numbers are schedules that stay', () => {
  const late = defineCompositeSchedule({
    name: 'late',
    hyperparameters: { steps: { min: 0, text } },
    inner: 'one',
    value: (step, { steps }, inner) => inner(Math.max(0, step - steps)),
  })
  const total = defineCompositeSchedule({
    name: 'total',
    hyperparameters: {},
    inner: 'several',
    value: (step, _, inner) => inner.reduce((sum, schedule) => sum + schedule(step), 0),
  })
  const count: Schedule = (step) => step
  const later = late(count, { steps: 3 })
  expect([0, 3, 5].map(later)).toEqual([0, 0, 2])
  expect(later.schedule).toEqual({ name: 'late', settings: { steps: 3 }, inner: [count] })
  expect([0, 4].map(total([later, 10, count]))).toEqual([10, 15])
  expect(total([later]).schedule.inner).toEqual([later])
  expect([late.definition.inner, total.definition.inner]).toEqual(['one', 'several'])
  // @ts-expect-error It takes one.
  late([count], { steps: 1 })
  // @ts-expect-error It takes several.
  total(count)
  // @ts-expect-error `steps` has no default.
  expect(() => late(count)).toThrow(code('missing-hyperparameter'))
})

it('a schedule refuses settings and schedules that do not go together when it is made', () => {
  const refuse = (seen: unknown) => {
    throw new Error(JSON.stringify(seen))
  }
  const alone = defineSchedule({ name: 'alone', hyperparameters: {}, verify: refuse, value: () => 0 })
  expect(() => alone()).toThrow('{}')
  const both = defineCompositeSchedule({
    name: 'both',
    hyperparameters: {},
    inner: 'several',
    verify: (_, inner) => refuse(inner.length),
    value: () => 0,
  })
  expect(() => both([1, 2])).toThrow('2')
})

it('an initializer draws what it says it will', () => {
  const wide = defineInitializer({
    name: 'wide',
    hyperparameters: { gain: { default: 2, min: 0, text } },
    expected: ({ fanIn, gain }) => ({ mean: 0, variance: gain ** 2 / fanIn }),
    draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
  })
  const request = { shape: [200, 100], dtype: 'float32', fanIn: 100, fanOut: 200, role: 'weight' } as const
  const initializer = wide({ gain: 3 })
  expect(initializer.expected(request)).toEqual({ mean: 0, variance: 0.09 })
  expect(initializer.settings).toEqual({ gain: 3 })
  const values = initializer.draw({ ...request, random: randomKey(1) }).data() as Float32Array
  const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length
  // Five standard errors of a variance from 20,000 numbers.
  expect(Math.abs(variance - 0.09)).toBeLessThan(5 * 0.09 * Math.sqrt(2 / 20_000))
  expect(() => wide({ gain: -1 })).toThrow(code('hyperparameter-out-of-range'))
})

it('a regularizer gives one number, whose strength changes without another plan', () => {
  const ridge = defineRegularizer({
    name: 'ridge',
    hyperparameters: { strength: { default: 0.5, min: 0, text } },
    penalty: ({ parameter: w, strength }) => w.square().sum().mul(strength),
  })
  const regularizer = ridge()
  const w = parameter(tensor([1, 2]))
  expect(regularizer.penalty(w).item()).toBe(2.5)
  const plans = planCount()
  regularizer.settings.set('strength', 2)
  expect(regularizer.penalty(w).item()).toBe(10)
  expect(planCount()).toBe(plans)
  regularizer.penalty(w).backward()
  expect(w.grad?.toArray()).toEqual([4, 8])
  expect(regularizer.penalty(tensor([3], { dtype: 'float64' })).dtype).toBe('float64')
})

it('a regularizer in a captured step sees strengths that are set later', () => {
  const ridge = defineRegularizer({
    name: 'ridge',
    hyperparameters: { strength: { default: 1, min: 0, text } },
    penalty: ({ parameter: w, strength }) => w.sum().mul(strength),
  })()
  const w = parameter(tensor([1, 2]))
  const step = compile(() => ridge.penalty(w))
  expect([step().item(), step().item()]).toEqual([3, 3])
  ridge.settings.set('strength', 10)
  expect(step().item()).toBe(30)
})

it('an optimizer is plain data and functions: its settings, its name, its first state', () => {
  const rule = defineOptimizer({
    name: 'rule',
    hyperparameters: { learningRate: { default: 0.1, min: 0, text }, decay: { min: 0, below: 1, text } },
    text,
    needs: ['loss'],
    init: (w, { info, settings }) => ({ mean: w.zerosLike(), rate: tensor(settings.decay + info.fanIn) }),
    update: ({ gradient, state }) => ({ change: gradient.neg(), state }),
  })
  const optimizer = rule({ decay: 0.5 })
  expect(optimizer).toMatchObject({
    api: 1,
    name: 'rule',
    settings: { learningRate: 0.1, decay: 0.5 },
    needs: ['loss'],
  })
  expect(rule.definition.text).toBe(text)
  const parameters = { w: tensor([1, 2]) }
  const info = { w: { name: 'w', shape: [2], dtype: 'float32', role: 'weight', fanIn: 7, fanOut: 1 } } as const
  const run = () => tensor(0)
  const state = optimizer.init({
    parameters,
    info,
    settings: { learningRate: 0.1, decay: 0.5 },
    random: randomKey(0),
    run,
  })
  expect(state.w.mean.toArray()).toEqual([0, 0])
  expect(state.w.rate.item()).toBe(7.5)
  expectTypeOf(state.w.mean).toEqualTypeOf<Tensor>()
  expectTypeOf(optimizer).toExtend<Optimizer<{ readonly [name: string]: { mean: Tensor; rate: Tensor } }>>()
  // @ts-expect-error `decay` has no default
  expect(() => rule()).toThrow(code('missing-hyperparameter'))
})

it('mapTree keeps the names', () => {
  expect(mapTree({ a: 1, b: 2 }, (value, name) => `${name}${value}`)).toEqual({ a: 'a1', b: 'b2' })
})
