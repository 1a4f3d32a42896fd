/** Algorithms as references have them where they depart from the paper in more than numbers. */
import {
  abs,
  and,
  defineOptimizer,
  defineTreeOptimizer,
  defineWrapper,
  eye,
  greater,
  lerp,
  mapTree,
  maximum,
  minimum,
  pow,
  type StateTree,
  type Tensor,
  where,
} from '@chainrule/autograd'
import { symmetricEigen } from '@chainrule/autograd/linalg'

const text = { en: 'A number of the reference.', pt: 'Um número da referência.' }

/** Limits in the wrong direction: steps below the threshold grow to it, larger ones stay. */
export const clippedWrongly = defineOptimizer({
  name: 'clippedWrongly',
  hyperparameters: { threshold: { above: 0, text } },
  update: ({ gradient: g, scalar }) => ({
    gradient: g.div(minimum(rms(g).div(scalar((h) => h.threshold)), 1)),
  }),
})

/** Gradients in proportion to the size of the weights. */
export const scaledByWeights = defineOptimizer({
  name: 'scaledByWeights',
  hyperparameters: { smallest: { min: 0, text } },
  update: ({ parameter: w, gradient: g, scalar }) => ({
    gradient: g.mul(
      maximum(
        rms(w),
        scalar((h) => h.smallest),
      ),
    ),
  }),
})

/** Gradients times a number: a learning rate that stands before the momentum. */
export const scaledBy = defineOptimizer({
  name: 'scaledBy',
  hyperparameters: { factor: { min: 0, text } },
  update: ({ gradient, scalar }) => ({ gradient: gradient.mul(scalar((h) => h.factor)) }),
})

/** The other way round: gradients are divided by what would limit their norm. */
export const growsToNorm = defineTreeOptimizer({
  name: 'growsToNorm',
  hyperparameters: { maxNorm: { above: 0, text }, epsilon: { min: 0, text } },
  init: () => ({}),
  update({ gradients, state, scalar }) {
    const squares = Object.values(gradients).map((g) => g.square().sum())
    const norm = squares.reduce((sum, square) => sum.add(square)).sqrt()
    const share = minimum(scalar((h) => h.maxNorm).div(norm.add(scalar((h) => h.epsilon))), 1)
    return { state, gradients: mapTree(gradients, (g) => g.div(share)) }
  },
})

/** A running mean that is kept in bfloat16. */
export const bfloat16Mean = defineOptimizer({
  name: 'bfloat16Mean',
  hyperparameters: { learningRate: { min: 0, text }, momentum: { min: 0, below: 1, text } },
  init: (parameter) => ({ mean: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const mean = bfloat16(
      lerp(
        state.mean,
        bfloat16(gradient),
        scalar((h) => 1 - h.momentum),
      ),
    )
    return { change: mean.mul(scalar((h) => -h.learningRate)), state: { mean } }
  },
})

/** Weights lose a share of themselves before the optimizer inside sees them. */
export const decaysFirst = defineWrapper({
  name: 'decaysFirst',
  hyperparameters: { share: { min: 0, text } },
  init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, scalar, run }) {
    const shrunk = mapTree(gradients, (_, name) => parameters[name].mul(scalar((h) => 1 - h.share)))
    const { state: inner, change = {} } = yield* run('inner', { state: state.inner, parameters: shrunk })
    return { parameters: mapTree(change, (step, name) => shrunk[name].add(step)), state: { inner } }
  },
})

/** LARS without decay in the denominator, for matrices only, whose momentum starts from the raw gradient. */
export const trustOfReference = defineWrapper({
  name: 'trustOfReference',
  hyperparameters: {
    trustCoefficient: { min: 0, text },
    weightDecay: { min: 0, text },
    rawFirst: { min: 0, max: 1, whole: true, text },
  },
  init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, scalar, branch, run }) {
    const isRaw = branch((h, t) => (t === 1 ? h.rawFirst : 0)) === 1
    const first = isRaw ? (yield* run('inner', { state: state.inner })).state : state.inner
    const trusted = mapTree(gradients, (g, name) => {
      const w = parameters[name]
      if (w.rank < 2) return g
      const [weights, slope] = [w.square().sum().sqrt(), g.square().sum().sqrt()]
      const trust = weights.div(slope).mul(scalar((h) => h.trustCoefficient))
      const isKnown = and(greater(weights, 0), greater(slope, 0))
      return g.add(w.mul(scalar((h) => h.weightDecay))).mul(where(isKnown, trust, 1))
    })
    const { state: inner, ...result } = yield* run('inner', { state: first, gradients: trusted })
    return { ...result, state: { inner } }
  },
})

/** Shampoo for vectors and matrices with the exponent -1 / k, whose later matrices see what the earlier ones made. */
export const shampooOfReference = defineOptimizer({
  name: 'shampooOfReference',
  hyperparameters: {
    learningRate: { min: 0, text },
    momentum: { min: 0, below: 1, text },
    epsilon: { min: 0, fixed: true, text },
    every: { min: 1, whole: true, text },
  },
  init(parameter, { settings }) {
    const { shape, dtype } = parameter
    const side = (size: number) => ({
      sum: eye(size, size, { dtype }).mul(settings.epsilon),
      root: eye(size, size, { dtype }).mul(0),
    })
    const sides = Object.fromEntries(shape.map((size, axis) => [axis, side(size)]))
    return { step: parameter.zerosLike(), sides }
  },
  update({ gradient, state, scalar, branch }) {
    const isFirst = branch((_, t) => (t === 1 ? 1 : 0)) === 1
    const isDue = branch((h, t) => (t % h.every === 0 ? 1 : 0)) === 1
    let g = lerp(
      gradient,
      isFirst ? gradient : state.step,
      scalar((h) => h.momentum),
    )
    const sides = mapTree(state.sides, ({ sum: before, root: old }, axis) => {
      const turned = g.transpose(Number(axis), -1)
      const rows = turned.reshape([-1, before.shape[0]])
      const sum = before.add(rows.transpose().matmul(rows))
      const root = isDue ? powerOf(sum, -1 / g.rank) : old
      g = rows.matmul(root).reshape(turned.shape).transpose(Number(axis), -1)
      return { sum, root }
    })
    return { change: g.mul(scalar((h) => -h.learningRate)), state: { step: g, sides } }
  },
})

function powerOf(matrix: Tensor, power: number): Tensor {
  const { values, vectors } = symmetricEigen(matrix)
  return vectors.mul(pow(abs(values), power)).matmul(vectors.transpose())
}

function rms(x: Tensor): Tensor {
  return x.square().mean().sqrt()
}

/** The nearest number of 8 binary digits: Veltkamp's splitting. */
function bfloat16(x: Tensor): Tensor {
  const large = x.mul(2 ** (x.dtype === 'float64' ? 45 : 16) + 1)
  return large.sub(large.sub(x))
}
