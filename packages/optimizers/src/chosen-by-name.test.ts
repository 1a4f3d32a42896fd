import { optimize, parameter, tensor, updateOf } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { adam } from './adam.ts'
import { gradientDescent } from './gradient-descent.ts'
import { lion } from './lion.ts'
import { momentum } from './momentum.ts'

const byName = { adam, gradientDescent, lion, momentum }
const names = Object.keys(byName) as (keyof typeof byName)[]

it.each(names)('puts an optimizer to work whose kind is known only when the program runs: %s', (name) => {
  const w = parameter(tensor([1]))
  const optimizer = byName[name]({ learningRate: 0.125 })
  optimize({ w }, optimizer).step(() => w.square().sum())
  expect(w.item()).toBeLessThan(1)
  const { init, update } = updateOf(optimizer)
  const parameters = { w: tensor([1]) }
  const next = update({ parameters, gradients: { w: tensor([2]) }, state: init(parameters) })
  expect(next.parameters.w.item()).toBe(w.item())
})
