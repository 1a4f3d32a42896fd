import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `adan` remembers of each parameter. */
export type AdanState = { mean: Tensor; trend: Tensor; variance: Tensor; previous: Tensor }

/**
 * Adan: Adam with Nesterov's look ahead, taken from the difference between gradients.
 *
 *     difference = g - previous      (on the first step: 0)
 *     mean       <- β₁ mean + (1 - β₁) g
 *     trend      <- β₂ trend + (1 - β₂) difference
 *     variance   <- β₃ variance + (1 - β₃) (g + β₂ difference)²
 *     step       =  (mean / (1 - β₁ᵗ) + β₂ trend / (1 - β₂ᵗ)) / (√(variance / (1 - β₃ᵗ)) + ε)
 *     w          <- (w - η step) / (1 + η λ)
 *
 * Xie et al., 2022, Algorithm 1, https://arxiv.org/abs/2208.06677. The paper writes 1 - β for each β, and has no bias
 * correction; here, as in the authors' code and its defaults, there is one. Their `no_prox` is `chain(adan(), decayWeights())`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adan } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adan({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const adan = defineOptimizer({
  name: 'adan',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.98,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.92,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of differences.', pt: 'Decaimento da média móvel das diferenças.' },
    },
    beta3: {
      symbol: 'β₃',
      default: 0.99,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
  },
  text: {
    en: 'Adam with a look ahead from the difference between gradients.',
    pt: 'Adam que olha adiante pela diferença entre gradientes.',
  },
  init: (parameter): AdanState => ({
    mean: parameter.zerosLike(),
    trend: parameter.zerosLike(),
    variance: parameter.zerosLike(),
    previous: parameter.zerosLike(),
  }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const difference = g.sub(state.previous).mul(scalar((_, t) => (t === 1 ? 0 : 1)))
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const trend = lerp(
      state.trend,
      difference,
      scalar((h) => 1 - h.beta2),
    )
    const ahead = g.add(difference.mul(scalar((h) => h.beta2)))
    const variance = lerp(
      state.variance,
      ahead.square(),
      scalar((h) => 1 - h.beta3),
    )
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const trendHat = trend.mul(scalar((h, t) => h.beta2 / (1 - h.beta2 ** t)))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta3 ** t)).sqrt()
    const step = meanHat.add(trendHat).div(deviation.add(scalar((h) => h.epsilon)))
    const change = step
      .add(w.mul(scalar((h) => h.weightDecay)))
      .mul(scalar((h) => -h.learningRate / (1 + h.learningRate * h.weightDecay)))
    return { change, state: { mean, trend, variance, previous: g } }
  },
})
