import { expect, expectTypeOf, it } from 'vitest'
import { defineInitializer, full, type Initializer, randomKey } from '../index.ts'

const text = { en: 'Something.', pt: 'Algo.' }

const scaled = defineInitializer({
  name: 'scaled',
  hyperparameters: { scale: { default: 1, min: 0, text }, shift: { default: 0, text } },
  choices: {
    mode: { default: 'fanIn', options: { fanIn: text, fanOut: text }, text: { en: 'Which fan.', pt: 'Qual fan.' } },
  },
  text,
  presets: { doubled: { scale: 2, mode: 'fanOut' } },
  expected({ mode, scale, ...fans }) {
    expectTypeOf(mode).toEqualTypeOf<'fanIn' | 'fanOut'>()
    return { mean: scale * fans[mode], variance: 0 }
  },
  draw: ({ shape, dtype, expected }) => full(shape, expected.mean, { dtype }),
})

const asked = { shape: [2], dtype: 'float32', fanIn: 3, fanOut: 5, role: 'weight', random: randomKey(1) } as const

it('fills defaults of numbers and words in, and hands both to expected and draw', () => {
  expect(scaled().settings).toEqual({ scale: 1, shift: 0, mode: 'fanIn' })
  expect(scaled().expected(asked)).toEqual({ mean: 3, variance: 0 })
  expect(scaled({ mode: 'fanOut', scale: 2 }).draw(asked).toArray()).toEqual([10, 10])
})

it('has presets, which are plain options', () => {
  expect(scaled(scaled.presets.doubled).expected(asked).mean).toBe(10)
  expect(scaled({ ...scaled.presets.doubled, scale: 1 }).settings).toEqual({ scale: 1, shift: 0, mode: 'fanOut' })
})

it('describes itself on the factory and as JSON', () => {
  expect(Object.keys(scaled.definition.choices?.mode.options ?? {})).toEqual(['fanIn', 'fanOut'])
  expect(JSON.parse(JSON.stringify(scaled({ scale: 3 })))).toEqual({
    api: 1,
    name: 'scaled',
    settings: { scale: 3, shift: 0, mode: 'fanIn' },
  })
})

it('rejects words that are not among the options, and names that it does not have', () => {
  // @ts-expect-error: not one of the words.
  expect(() => scaled({ mode: 'fan_in' })).toThrow(
    'scaled: mode must be one of fanIn, fanOut, got "fan_in". Which fan. (unknown-choice)',
  )
  // @ts-expect-error: a number is no word.
  expect(() => scaled({ mode: 1 })).toThrow(expect.objectContaining({ code: 'unknown-choice' }))
  // @ts-expect-error: there is no such word either, though objects have a property of that name.
  expect(() => scaled({ mode: 'toString' })).toThrow(expect.objectContaining({ code: 'unknown-choice' }))
  // @ts-expect-error: no such setting.
  expect(() => scaled({ fan: 'fanIn' })).toThrow('It has: scale, shift, mode.')
})

it('keeps the types of options, with those that have no default required', () => {
  const required = defineInitializer({
    name: 'required',
    hyperparameters: { value: { text } },
    expected: ({ value }) => ({ mean: value, variance: 0 }),
    draw: ({ shape, dtype, value }) => full(shape, value, { dtype }),
  })
  expectTypeOf(required).returns.toEqualTypeOf<Initializer>()
  expectTypeOf(required).parameter(0).toExtend<{ value: number }>()
  expectTypeOf(scaled).parameter(0).toExtend<{ scale?: number; mode?: 'fanIn' | 'fanOut' } | undefined>()
  // @ts-expect-error: the value has no default.
  expect(() => required()).toThrow(expect.objectContaining({ code: 'missing-hyperparameter' }))
})
