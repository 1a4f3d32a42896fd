import { parameter, tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { rosenbrock } from './objectives.ts'
import { runCase } from './run-case.ts'

it('has its lowest point at (1, 1) and the gradient that is written in books', () => {
  expect(rosenbrock(tensor([1, 1])).item()).toBe(0)
  const point = parameter(tensor([-1.5, 2], { dtype: 'float64' }))
  const value = rosenbrock(point)
  value.backward()
  expect(value.item()).toBe(12.5)
  // (2 (x - 1) - 400 x (y - x²), 200 (y - x²))
  expect(point.grad?.toArray()).toEqual([-155, -50])
})

it('follows an optimizer that works the loss out itself', () => {
  let [x, y] = [-1.5, 2]
  const losses = [0, 1, 2].map(() => {
    const valley = y - x ** 2
    ;[x, y] = [x - 1e-3 * (2 * (x - 1) - 400 * x * valley), y - 1e-3 * 200 * valley]
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2
  })
  const found = {
    optimizer: 'SGD',
    options: { lr: 1e-3 },
    objective: 'rosenbrock',
    start: [-1.5, 2],
    losses,
    end: [x, y],
  }
  expect(runCase(found).problems).toEqual([])
  expect(runCase({ ...found, end: [x, y + 1e-3] }).problems).toEqual([expect.stringMatching(/^end\[1\]/)])
  expect(runCase({ ...found, objective: 'himmelblau' }).problems[0]).toMatch(/no objective "himmelblau"/)
})
