import { defineOptimizer, pow, type Tensor } from '@chainrule/autograd'

/** What `madgrad` remembers of each parameter. */
export type MadgradState = { start: Tensor; sum: Tensor; squares: Tensor }

/**
 * MADGRAD: Adagrad by dual averaging, with a cube root and momentum.
 *
 *     rate    =  η √t
 *     sum     <- sum + rate g
 *     squares <- squares + rate g²
 *     z       =  start - sum / (∛squares + ε)
 *     w       <- μ w + (1 - μ) z
 *
 * Defazio and Jelassi, 2021, Algorithm 1, https://arxiv.org/abs/2101.11075, with its c = 1 - μ and its η. The authors' code adds
 * ε to η. Steps are counted from where the weights started: less weight decay than elsewhere, often none, and another η.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { madgrad } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, madgrad({ learningRate: 0.125, momentum: 0, epsilon: 0 }))
 * optimizer.step(() => w.mul(tensor([8, -1])).sum())
 * console.log(w.toArray()) // [0.5, -99.75]
 * ```
 */
export const madgrad = defineOptimizer({
  name: 'madgrad',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    momentum: {
      symbol: 'μ',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Share of the weights that lasts a step.', pt: 'Parcela dos pesos que dura um passo.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-6,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: {
    en: 'Adagrad by dual averaging, with a cube root and momentum.',
    pt: 'Adagrad por média dual, com raiz cúbica e momento.',
  },
  init: (parameter): MadgradState => ({ start: parameter, sum: parameter.zerosLike(), squares: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const { start } = state
    const rate = scalar((h, t) => h.learningRate * Math.sqrt(t))
    const sum = state.sum.add(g.mul(rate))
    const squares = state.squares.add(g.square().mul(rate))
    const z = start.sub(sum.div(pow(squares, 1 / 3).add(scalar((h) => h.epsilon))))
    return { change: z.sub(w).mul(scalar((h) => 1 - h.momentum)), state: { start, sum, squares } }
  },
})
