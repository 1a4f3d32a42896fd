import { defineOptimizer, lerp, maximum, type Tensor } from '@chainrule/autograd'

/** What `stableAdamw` remembers of each parameter. */
export type StableAdamwState = { mean: Tensor; variance: Tensor }

/**
 * StableAdamW: AdamW that takes smaller steps where gradients are larger than it expects.
 *
 *     mean     <- mean + (1 - β₁) / (1 - β₁ᵗ) (g - mean)
 *     variance <- variance + (1 - β₂) / (1 - β₂ᵗ) (g² - variance)
 *     rms      =  √(mean over the parameter of g² / max(variance, ε²))
 *     change   =  -η / max(1, rms) · (mean / (√variance + ε) + λ w)
 *
 * Wortsman et al., 2023, Algorithm 2, https://arxiv.org/abs/2304.13013: the update clipping of Adafactor in AdamW. Its means
 * need no bias correction: the β of each step make up for it. β₂ = 0.99 as in the paper's experiments, λ as in PyTorch's AdamW.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { stableAdamw } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, stableAdamw({ learningRate: 0.5, weightDecay: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const stableAdamw = defineOptimizer({
  name: 'stableAdamw',
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
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
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
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
  },
  text: {
    en: 'AdamW with smaller steps where gradients are unexpectedly large.',
    pt: 'AdamW com passos menores onde os gradientes surpreendem pelo tamanho.',
  },
  init: (parameter): StableAdamwState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h, t) => (1 - h.beta1) / (1 - h.beta1 ** t)),
    )
    const square = g.square()
    const variance = lerp(
      state.variance,
      square,
      scalar((h, t) => (1 - h.beta2) / (1 - h.beta2 ** t)),
    )
    const rms = square
      .div(
        maximum(
          variance,
          scalar((h) => h.epsilon ** 2),
        ),
      )
      .mean()
      .sqrt()
    const step = mean.div(variance.sqrt().add(scalar((h) => h.epsilon)))
    const rate = scalar((h) => -h.learningRate).div(maximum(rms, 1))
    const change = step.add(w.mul(scalar((h) => h.weightDecay))).mul(rate)
    return { change, state: { mean, variance } }
  },
})
