import { defineOptimizer, eye, full, maximum, pow, type Tensor } from '@chainrule/autograd'
import { symmetricEigen } from '@chainrule/autograd/linalg'
import { appliedAlong, covarianceAlong } from './shared/axes.ts'

type Side = { sum: Tensor; root: Tensor }

/** What `shampoo` remembers. */
export type ShampooState = { readonly [axis: string]: Side }

/**
 * Shampoo: Adagrad with whole matrices, one for each axis of a parameter.
 *
 *     Hᵢ     <- Hᵢ + g g along axis i, from ε I on      (matrices: L + g gᵀ, R + gᵀ g)
 *     change =  -η g with Hᵢ^(-1 / 2k) applied along each of its k axes      (matrices: L^-¼ g R^-¼)
 *
 * Gupta, Koren and Singer, 2018, Algorithms 1 and 2, https://arxiv.org/abs/1802.09568. Roots are worked out from
 * eigenvalues, every `every` updates; axes longer than `largestAxis` keep a diagonal, as in section 5 of the paper. A
 * vector has one matrix: Adagrad in full. Meta's implementation adds grafting, a decay of H and momentum.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { shampoo } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([[2, 0], [0, 1]]))
 * const optimizer = optimize({ w }, shampoo({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.data().map((x) => Math.round(10 * x))) // Float32Array(4) [15, 0, 0, 5]
 * ```
 */
export const shampoo = defineOptimizer({
  name: 'shampoo',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-6,
      above: 0,
      fixed: true,
      scale: 'log',
      text: { en: 'What the matrices start from.', pt: 'De que as matrizes partem.' },
    },
    every: {
      default: 1,
      min: 1,
      whole: true,
      text: {
        en: 'Updates between two computations of the roots.',
        pt: 'Atualizações entre dois cálculos das raízes.',
      },
    },
    largestAxis: {
      default: 1200,
      min: 0,
      whole: true,
      fixed: true,
      scale: 'log',
      text: {
        en: 'Longer axes keep a diagonal instead of a matrix.',
        pt: 'Eixos mais longos guardam uma diagonal em vez de uma matriz.',
      },
    },
  },
  text: {
    en: 'Adagrad with a whole matrix for each axis.',
    pt: 'Adagrad com uma matriz inteira para cada eixo.',
  },
  init({ shape, size, dtype }, { settings: { epsilon, largestAxis } }): ShampooState {
    const side = (length: number) => {
      const isLong = length > largestAxis || size === 0
      const sum = isLong ? full([length], epsilon, { dtype }) : eye(length, length, { dtype }).mul(epsilon)
      return { sum, root: sum }
    }
    return Object.fromEntries((shape.length === 0 ? [1] : shape).map((length, axis) => [axis, side(length)]))
  },
  update({ gradient, state, info, scalar, branch }) {
    const g = info.shape.length === 0 ? gradient.reshape([1]) : gradient
    const isDue = branch((h, t) => ((t - 1) % h.every === 0 ? 1 : 0)) === 1
    const power = -1 / (2 * g.rank)
    const least = scalar((h) => h.epsilon)
    const sides = Object.entries(state).map(([axis, { sum: before, root: old }]): Side => {
      const sum = before.add(before.rank === 1 ? squaresAlong(g, Number(axis)) : covarianceAlong(g, Number(axis)))
      return { sum, root: isDue ? powerOf(sum, power, least) : old }
    })
    const step = sides.reduce((part, { root }, axis) => scaledAlong(part, root, axis), g)
    return {
      change: step.reshape(info.shape).mul(scalar((h) => -h.learningRate)),
      state: Object.fromEntries(sides.map((side, axis) => [axis, side])),
    }
  },
})

/** Of a matrix, or of a diagonal. Sums of squares on top of ε have no eigenvalue below it, but for rounding. */
function powerOf(sum: Tensor, power: number, least: Tensor): Tensor {
  if (sum.rank === 1) return pow(sum, power)
  const { values, vectors } = symmetricEigen(sum)
  return vectors.mul(pow(maximum(values, least), power)).matmul(vectors.transpose())
}

function scaledAlong(x: Tensor, root: Tensor, axis: number): Tensor {
  if (root.rank === 2) return appliedAlong(x, root, axis)
  return x.mul(root.reshape(x.shape.map((size, other) => (other === axis ? size : 1))))
}

function squaresAlong(x: Tensor, axis: number): Tensor {
  const others = x.shape.map((_, other) => other).filter((other) => other !== axis)
  return others.length === 0 ? x.square() : x.square().sum(others)
}
