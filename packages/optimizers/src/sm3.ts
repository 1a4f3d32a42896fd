import { defineOptimizer, lerp, max, minimum, rsqrt, type Tensor, zeros } from '@chainrule/autograd'

/** What `sm3` remembers of each parameter. */
export type Sm3State =
  | { covers: { readonly [axis: string]: Tensor } }
  | { covers: { readonly [axis: string]: Tensor }; mean: Tensor }

/**
 * SM3: Adagrad that keeps one sum for each row and one for each column instead of one for each weight.
 *
 *     ν      =  min over axes of cover + g²
 *     coverₐ <- max of ν over all other axes, for each axis a
 *     step   =  g / √(ν + ε)
 *     change =  -η step, or -η times the running mean of steps with μ > 0
 *
 * Anil et al., 2019, Algorithm SM3-II, https://arxiv.org/abs/1901.11150. For vectors it is Adagrad. With momentum, as
 * in the paper's experiments, one more number is kept for each weight; without there are only rows and columns. The
 * paper takes 0 / 0 = 0 where ε is.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { sm3 } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([[4, -4]]))
 * const optimizer = optimize({ w }, sm3({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [[3.5, -3.5]]
 * ```
 */
export const sm3 = defineOptimizer({
  name: 'sm3',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 0.1,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    momentum: {
      symbol: 'μ',
      default: 0,
      min: 0,
      below: 1,
      fixed: true,
      text: { en: 'Decay of the running mean of steps.', pt: 'Decaimento da média móvel dos passos.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-30,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the sums, inside the root.', pt: 'Somado às somas, dentro da raiz.' },
    },
  },
  text: {
    en: 'Adagrad that keeps sums for rows and columns only.',
    pt: 'Adagrad que guarda somas só para linhas e colunas.',
  },
  init(parameter, { settings }): Sm3State {
    const { shape, dtype } = parameter
    const sizes = shape.length === 0 ? [[]] : shape.map((size) => [size])
    const covers = Object.fromEntries(sizes.map((size, axis) => [axis, zeros(size, { dtype })]))
    return settings.momentum > 0 ? { covers, mean: parameter.zerosLike() } : { covers }
  },
  update({ gradient: g, state, scalar }) {
    const bound = Object.values(state.covers)
      .map((cover, axis) => cover.reshape(g.shape.map((size, other) => (other === axis ? size : 1))))
      .reduce((least, cover) => minimum(least, cover))
    const squares = bound.add(g.square())
    const covers = Object.fromEntries(
      Object.entries(state.covers).map(([axis, cover]) => [axis, g.size === 0 ? cover : largestAlong(squares, +axis)]),
    )
    const step = g.mul(rsqrt(squares.add(scalar((h) => h.epsilon))))
    const rate = scalar((h) => -h.learningRate)
    if (!('mean' in state)) return { change: step.mul(rate), state: { covers } }
    const mean = lerp(
      state.mean,
      step,
      scalar((h) => 1 - h.momentum),
    )
    return { change: mean.mul(rate), state: { covers, mean } }
  },
})

function largestAlong(x: Tensor, axis: number): Tensor {
  const others = x.shape.map((_, other) => other).filter((other) => other !== axis)
  return others.length === 0 ? x : max(x, others)
}
