import { defineOptimizer, drawNormal } from '@chainrule/autograd'

/**
 * A link for chains: adds normal noise to the gradients, less with every update.
 *
 *     gradient = g + N(0, σ²),  σ² = η / tᵞ
 *
 * Neelakantan et al., 2015, section 3, equation 1, https://arxiv.org/abs/1511.06807, where η is one of 0.01, 0.3 and 1;
 * Optax's `add_noise`. The noise hangs on the seed of `optimize`, the name of the parameter and the number of the
 * update.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, gradientNoise } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0]))
 * const optimizer = optimize({ w }, chain(gradientNoise(), gradientDescent({ learningRate: 1 })), { seed: 3 })
 * optimizer.step(() => w.sum())
 * console.log(w.item() !== -1, Math.abs(w.item() + 1) < 0.5) // true true
 * ```
 */
export const gradientNoise = defineOptimizer({
  name: 'gradientNoise',
  hyperparameters: {
    variance: {
      symbol: 'η',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Variance of the first noise.', pt: 'Variância do primeiro ruído.' },
    },
    decay: {
      symbol: 'γ',
      default: 0.55,
      min: 0,
      text: { en: 'How fast the noise fades.', pt: 'Rapidez com que o ruído diminui.' },
    },
  },
  text: {
    en: 'Adds noise to the gradients, less with every update.',
    pt: 'Soma ruído aos gradientes, menos a cada atualização.',
  },
  update({ gradient: g, random, scalar }) {
    const noise = drawNormal(random, g.shape, { dtype: g.dtype })
    return { gradient: g.add(noise.mul(scalar((h, t) => Math.sqrt(h.variance / t ** h.decay)))) }
  },
})
