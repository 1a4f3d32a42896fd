import { abs, defineOptimizer, greater, sign, type Tensor, where } from '@chainrule/autograd'

/** What `ftrl` remembers of each parameter. */
export type FtrlState = { sum: Tensor; squares: Tensor }

/**
 * FTRL-Proximal: follows the regularised leader, with weights that are exactly zero where little speaks for them.
 *
 *     σ       =  (√(squares + g²) - √squares) / η
 *     sum     <- sum + g - σ w
 *     squares <- squares + g²
 *     w       <- 0 where |sum| ≤ λ₁, else -(sum - λ₁ sign(sum)) / ((β + √squares) / η + λ₂)
 *
 * McMahan et al., 2013, Algorithm 1, https://doi.org/10.1145/2487575.2488200, with its β; Keras and pytorch_optimizer have
 * β = 0. Made for online learning of linear models with sparse data. Weights follow from the sums alone: what they begin with
 * is soon forgotten.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { ftrl } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, 0]))
 * const optimizer = optimize({ w }, ftrl({ learningRate: 1, l1: 2 }))
 * optimizer.step(() => w.mul(tensor([4, 1])).sum())
 * console.log(max(abs(w.sub(tensor([-0.4, 0])))).item() < 1e-6) // true
 * ```
 */
export const ftrl = defineOptimizer({
  name: 'ftrl',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      above: 0,
      scale: 'log',
      text: {
        en: 'Size of the first steps, times (1 + β / |g|).',
        pt: 'Tamanho dos primeiros passos, vezes (1 + β / |g|).',
      },
    },
    beta: {
      symbol: 'β',
      default: 1,
      min: 0,
      text: { en: 'Makes the first steps smaller.', pt: 'Torna menores os primeiros passos.' },
    },
    l1: {
      symbol: 'λ₁',
      default: 0,
      min: 0,
      scale: 'log',
      text: {
        en: 'Strength of the L1 penalty, which makes weights zero.',
        pt: 'Força da penalidade L1, que zera pesos.',
      },
    },
    l2: {
      symbol: 'λ₂',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Strength of the L2 penalty, ½ λ₂ w².', pt: 'Força da penalidade L2, ½ λ₂ w².' },
    },
  },
  text: {
    en: 'Follows the regularised leader: exact zeros, for online learning.',
    pt: 'Segue o líder regularizado: zeros exatos, para aprendizado online.',
  },
  presets: { keras: { beta: 0 } },
  init: (parameter): FtrlState => ({ sum: parameter.zerosLike(), squares: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const squares = state.squares.add(g.square())
    const [before, after] = [state.squares.sqrt(), squares.sqrt()]
    // The difference of the roots is g² / (before + after), and loses no digits there.
    const growth = where(greater(after, 0), g.div(before.add(after)), 0).mul(g)
    const sum = state.sum.add(g).sub(w.mul(growth).div(scalar((h) => h.learningRate)))
    const l1 = scalar((h) => h.l1)
    const scale = after
      .add(scalar((h) => h.beta))
      .div(scalar((h) => h.learningRate))
      .add(scalar((h) => h.l2))
    const next = where(greater(abs(sum), l1), sign(sum).mul(l1).sub(sum).div(scale), 0)
    return { parameter: next, state: { sum, squares } }
  },
})
