import { type Parameter, parameter, slice, type Tensor, tensor } from '@chainrule/autograd'
import type { Problem } from './problem.ts'

/** The functions that an optimizer has to descend. */
export type TargetName = 'parabola' | 'rosenbrock' | 'matrix' | 'mixed'

/** A function with a lowest value of 0. */
export interface Target {
  readonly name: TargetName
  readonly text: string
  /** Ranks of its parameters. */
  readonly ranks: readonly number[]
  make(): Problem
}

/** The functions that every optimizer has to descend; the kinds are those of Optax's tests. */
export const targets: readonly Target[] = [
  {
    name: 'parabola',
    text: 'a parabola in three dimensions, from (-1, 10, 1)',
    ranks: [1],
    make: () => around({ w: parameter(tensor([-1, 10, 1])) }, { w: tensor([1, -1, 1]) }),
  },
  {
    // Rosenbrock, 1960, "An automatic method for finding the greatest or least value of a function". A hundredth of it, so
    // that one learning rate serves methods that follow the size of the gradient and methods that do not.
    name: 'rosenbrock',
    text: "into Rosenbrock's valley and along it, from (-1.2, 1)",
    ranks: [1],
    make: () => {
      const w = parameter(tensor([-1.2, 1]))
      return {
        model: { w },
        loss: () => {
          const [x, y] = [slice(w, [[0, 1]]), slice(w, [[1, 2]])]
          return y.sub(x.square()).square().add(x.sub(1).square().mul(0.01)).sum()
        },
      }
    },
  },
  {
    name: 'matrix',
    text: 'a parabola over matrices, from zero',
    ranks: [2],
    make: () =>
      around(
        {
          w: parameter(
            tensor([
              [0, 0, 0],
              [0, 0, 0],
            ]),
          ),
        },
        {
          w: tensor([
            [1, -1, 2],
            [0.5, 3, -2],
          ]),
        },
      ),
  },
  {
    name: 'mixed',
    text: 'a parabola over a number, a vector and a matrix together',
    ranks: [0, 1, 2],
    make: () =>
      around(
        {
          number: parameter(tensor(3)),
          vector: parameter(tensor([-2, 1])),
          matrix: parameter(
            tensor([
              [1, 2],
              [3, 4],
            ]),
          ),
        },
        {
          number: tensor(1),
          vector: tensor([1, 1]),
          matrix: tensor([
            [2, 0],
            [1, 3],
          ]),
        },
      ),
  },
]

function around(model: Record<string, Parameter>, bottom: Record<string, Tensor>): Problem {
  return {
    model,
    loss: () =>
      Object.entries(model)
        .map(([name, cell]) => cell.sub(bottom[name]).square().sum())
        .reduce((total, part) => total.add(part)),
  }
}
