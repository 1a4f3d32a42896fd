import * as initializers from '@chainrule/initializers'
import * as optimizers from '@chainrule/optimizers'
import * as regularizers from '@chainrule/regularizers'
import { expect, it } from 'vitest'
import { catalogue } from './index.ts'

const families: Record<string, object> = {
  '@chainrule/initializers': initializers,
  '@chainrule/optimizers': optimizers,
  '@chainrule/regularizers': regularizers,
}

it('holds every declared member of the three families', () => {
  for (const [name, family] of Object.entries(families)) {
    const declared = Object.entries(family).flatMap(([key, value]) =>
      typeof value === 'function' && 'definition' in value ? [key] : [],
    )
    const listed = catalogue.filter((member) => member.package === name).map((member) => member.name)
    expect(listed).toEqual(expect.arrayContaining(declared))
  }
})

it('has a text in English and in Portuguese for every member and every number', () => {
  for (const { text, hyperparameters } of catalogue) {
    for (const { en, pt } of [text, ...hyperparameters.map((number) => number.text)]) {
      expect(en).not.toBe('')
      expect(pt).not.toBe('')
    }
  }
})

it('knows the state that the papers give: two numbers for Adam, one for Lion, few for Adafactor and SM3', () => {
  const stateOf = (name: string) => catalogue.find((member) => member.name === name)?.statePerElement
  expect([stateOf('gradientDescent'), stateOf('lion'), stateOf('adam'), stateOf('amsgrad')]).toEqual([0, 1, 2, 3])
  // Rows and columns of 64 × 64: 128 numbers for 4,096 elements.
  expect(stateOf('adafactor')).toBeCloseTo(128 / 4096, 2)
  expect(stateOf('sm3')).toBeCloseTo(128 / 4096, 2)
})

it('names paper and year of what comes from a paper', () => {
  const adam = catalogue.find((member) => member.name === 'adam')
  expect(adam).toMatchObject({ paper: { year: 2015, url: 'https://arxiv.org/abs/1412.6980' }, kind: 'optimizer' })
})
