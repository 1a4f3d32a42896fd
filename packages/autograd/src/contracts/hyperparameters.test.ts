import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import { checkNumbers } from './check-numbers.ts'
import { check, type Given, type Hyperparameter, type Options, resolve, type Values } from './hyperparameters.ts'

const text = { en: 'How fast it forgets.', pt: 'Quão rápido esquece.' }
const declared = {
  rate: { default: 0.1, min: 0, text },
  decay: { default: 0.9, min: 0, below: 1, text },
  every: { min: 1, whole: true, text },
} as const

it('fills in what was left out', () => {
  expect(resolve('test', declared, { every: 2 })).toEqual({ rate: 0.1, decay: 0.9, every: 2 })
  expect(resolve('test', declared, { every: 2, decay: undefined, rate: 0 })).toEqual({ rate: 0, decay: 0.9, every: 2 })
})

it('asks for what has no default, and refuses what is not declared', () => {
  expect(() => resolve('test', declared, {})).toThrow(
    expect.objectContaining({
      code: 'missing-hyperparameter',
      message: expect.stringContaining('every has no default'),
    }),
  )
  expect(() => resolve('test', declared, { every: 1, speed: 2 })).toThrow(
    /no hyper-parameter "speed"\. It has: rate, decay, every/,
  )
  expect(() => resolve('test', declared, { every: 1, toString: 2 } as never)).toThrow(
    expect.objectContaining({ code: 'unknown-hyperparameter' }),
  )
})

it('lets functions through unchecked where they may stand', () => {
  const schedule = () => -1
  expect(resolve<number | (() => number)>('test', declared, { every: 1, rate: schedule }).rate).toBe(schedule)
  const fixed = { size: { default: 2, fixed: true, text } } as const
  expect(() => resolve<number | (() => number)>('test', fixed, { size: schedule })).toThrow(
    expect.objectContaining({ code: 'hyperparameter-out-of-range' }),
  )
})

it('names the owner, the hyper-parameter, the range and the value', () => {
  expect(() => check('adam', 'beta1', { min: 0, below: 1, text }, 1)).toThrow('adam: beta1 must be in [0, 1), got 1.')
  expect(() => check('adam', 'beta1', { above: 0, max: 1, text }, 0)).toThrow('must be in (0, 1], got 0.')
  expect(() => check('adam', 'n', { whole: true, text }, 1.5)).toThrow('must be a whole number in (-∞, ∞), got 1.5.')
  for (const value of [Number.NaN, '1', null, undefined, {}]) {
    expect(() => check('adam', 'n', { text }, value)).toThrow(
      expect.objectContaining({ code: 'hyperparameter-out-of-range' }),
    )
  }
})

it('accepts exactly the declared range', () => {
  const bound = fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined })
  fc.assert(
    fc.property(
      bound,
      bound,
      bound,
      bound,
      fc.boolean(),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (min, max, above, below, whole, value) => {
        const hyperparameter: Hyperparameter = { min, max, above, below, whole, text }
        const inside =
          value >= (min ?? -9) &&
          value <= (max ?? 9) &&
          value > (above ?? -9) &&
          value < (below ?? 9) &&
          (!whole || Number.isInteger(value))
        const accepts = () => check('test', 'x', hyperparameter, value)
        if (inside) expect(accepts).not.toThrow()
        else expect(accepts).toThrow()
      },
    ),
  )
})

it('types options by the declaration: those without default are required', () => {
  expectTypeOf<{ every: 1 }>().toExtend<Given<typeof declared, number>>()
  expectTypeOf<{ rate: 1 }>().not.toExtend<Given<typeof declared, number>>()
  expectTypeOf<Options<typeof declared, number>>().not.toExtend<[]>()
  expectTypeOf<[]>().toExtend<Options<{ rate: { default: 1; text: typeof text } }, number>>()
})

it('checks every number of a list, and their order where it must rise', () => {
  const lists = {
    milestones: { min: 0, whole: true, list: 'rising', text },
    factors: { above: 0, list: 'any', text },
  } as const
  const given = (milestones: unknown, factors: unknown = [2, 1]) =>
    resolve('test', lists, { milestones, factors }, {}, checkNumbers)
  expect(given([1, 1, 5])).toEqual({ milestones: [1, 1, 5], factors: [2, 1] })
  expect(given([])).toEqual({ milestones: [], factors: [2, 1] })
  expect(() => given([1, -2])).toThrow('test: milestones[1] must be a whole number in [0, ∞), got -2.')
  expect(() => given([1], [0])).toThrow('test: factors[0] must be in (0, ∞), got 0.')
  expect(() => given([5, 3])).toThrow(
    expect.objectContaining({ code: 'list-not-rising', message: expect.stringContaining('got 5 before 3') }),
  )
  for (const wrong of [3, () => 3, null, 'ab']) {
    expect(() => given([1], wrong)).toThrow(
      expect.objectContaining({ code: wrong === null ? 'missing-hyperparameter' : 'hyperparameter-out-of-range' }),
    )
  }
  expectTypeOf<Values<typeof lists>['factors']>().toEqualTypeOf<readonly number[]>()
  expectTypeOf<Values<typeof declared>['rate']>().toEqualTypeOf<number>()
  expectTypeOf<{ milestones: [1]; factors: [2] }>().toExtend<Given<typeof lists, number>>()
  expectTypeOf<{ milestones: 1; factors: [2] }>().not.toExtend<Given<typeof lists, number>>()
})
