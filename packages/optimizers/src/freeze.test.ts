import { optimize, parameter, tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { adam } from './adam.ts'
import { freeze } from './freeze.ts'

it('leaves the chosen parameters as they are, without state', () => {
  const model = {
    body: { weight: parameter(tensor([[1]])), bias: parameter(tensor([1])) },
    head: parameter(tensor([1])),
  }
  const optimizer = optimize(
    model,
    freeze(adam({ learningRate: 0.5 }), ({ role, name }) => role === 'weight' || name === 'body.bias'),
  )
  for (let i = 0; i < 2; i++) optimizer.step(() => model.body.weight.sum().add(model.body.bias).add(model.head).sum())
  expect([model.body.weight.item(), model.body.bias.item(), model.head.item()]).toEqual([1, 1, 0])
  expect([...optimizer.cells.keys()].filter((path) => path.includes('body'))).toEqual([])
  expect([...optimizer.cells.keys()].filter((path) => path.includes('head'))).toHaveLength(2)
})
