import { expect, expectTypeOf, it } from 'vitest'
import * as all from './index.ts'

type Factory = ((options?: object) => { settings: object }) & {
  presets: { [name: string]: { [name: string]: number } }
}

const factories = Object.entries(all).filter(
  (entry): entry is [string, Factory & (typeof entry)[1]] => 'presets' in entry[1],
)
const presets = factories.flatMap(([name, make]) =>
  Object.entries(make.presets).map(([preset, options]) => ({ title: `${name}.presets.${preset}`, make, options })),
)

it.each(presets)('$title has allowed numbers, none of which is the default anyway', ({ make, options }) => {
  expect(make(options).settings).toMatchObject(options)
  for (const [name, value] of Object.entries(options)) expect(make().settings).not.toHaveProperty(name, value)
})

it('gives presets to at least the optimizers whose numbers the frameworks disagree on', () => {
  const named = [
    all.adam,
    all.adamw,
    all.rmsprop,
    all.adagrad,
    all.adadelta,
    all.adamax,
    all.nadam,
    all.lion,
    all.ademamix,
  ]
  for (const { presets } of named) expect(Object.keys(presets)).not.toEqual([])
})

it('knows presets by name and number', () => {
  expectTypeOf(all.adam.presets.keras.epsilon).toBeNumber()
  expectTypeOf(all.adam.presets).not.toHaveProperty('nobody')
  expect(all.adam({ ...all.adam.presets.keras, learningRate: 0.5 }).settings).toMatchObject({
    epsilon: 1e-7,
    learningRate: 0.5,
  })
})
