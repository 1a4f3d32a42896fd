import { type DType, defineOptimizer, type Optimizer, optimize, parameter, tensor } from '@chainrule/autograd'
import { chain } from './chain.ts'

/** Makes the gradient visible: it becomes the change. */
export const showGradient = defineOptimizer({
  name: 'showGradient',
  hyperparameters: {},
  update: ({ gradient }) => ({ change: gradient }),
})

type Numbers = readonly number[] | readonly (readonly number[])[]

/** What a link makes of gradients, for parameters that are 0 unless they are given. */
export function gradientsThrough(
  link: Optimizer,
  gradients: readonly Numbers[],
  { dtype = 'float64', parameters = [], seed }: { dtype?: DType; parameters?: readonly Numbers[]; seed?: number } = {},
): number[][] {
  const made = gradients.map((g) => tensor(g as number[], { dtype }))
  const cells = made.map((g, i) =>
    parameter(parameters[i] ? tensor(parameters[i] as number[], { dtype }) : g.zerosLike()),
  )
  const before = cells.map((cell) => cell.data())
  const optimizer = optimize(cells, chain(link, showGradient()), { seed })
  cells.forEach((cell, i) => {
    cell.grad = made[i]
  })
  optimizer.step()
  return cells.map((cell, i) => [...cell.data()].map((value, j) => value - before[i][j]))
}
