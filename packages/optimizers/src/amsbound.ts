import { clamp, defineOptimizer, lerp, maximum, type Tensor } from '@chainrule/autograd'

/** What `amsbound` remembers of each parameter. */
export type AmsboundState = { mean: Tensor; variance: Tensor; largest: Tensor }

/**
 * AMSBound: AdaBound whose step sizes never grow again, before the bounds.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     largest  <- max(largest, variance)
 *     lower    =  η* (1 - 1 / (γ t + 1)),  upper = η* (1 + 1 / (γ t))
 *     rate     =  clamp(η √(1 - β₂ᵗ) / ((1 - β₁ᵗ) (√largest + ε)), lower, upper)
 *     change   =  -rate mean
 *
 * Luo et al., 2019, Algorithm 3, https://arxiv.org/abs/1902.09843. `adabound` says how it differs from the paper.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { amsbound } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, amsbound({ learningRate: 0.5, finalRate: 0.25, convergence: 1e9 }))
 * optimizer.step(() => w.square().sum())
 * console.log(max(abs(w.sub(tensor([0.95, -95])))).item() < 1e-5) // true
 * ```
 */
export const amsbound = defineOptimizer({
  name: 'amsbound',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step at first.', pt: 'Tamanho do passo no início.' },
    },
    finalRate: {
      symbol: 'η*',
      default: 0.1,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step in the end.', pt: 'Tamanho do passo no fim.' },
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
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    convergence: {
      symbol: 'γ',
      default: 1e-3,
      above: 0,
      scale: 'log',
      text: { en: 'How fast the bounds close in.', pt: 'Quão rápido os limites se fecham.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: { en: 'AdaBound whose step sizes never grow again.', pt: 'AdaBound cujos passos nunca voltam a crescer.' },
  init: (parameter): AmsboundState => ({
    mean: parameter.zerosLike(),
    variance: parameter.zerosLike(),
    largest: parameter.zerosLike(),
  }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h) => 1 - h.beta2),
    )
    const largest = maximum(state.largest, variance)
    const lower = scalar((h, t) => h.finalRate * (1 - 1 / (h.convergence * t + 1)))
    const upper = scalar((h, t) => h.finalRate * (1 + 1 / (h.convergence * t)))
    const rate = clamp(
      scalar((h, t) => (h.learningRate * Math.sqrt(1 - h.beta2 ** t)) / (1 - h.beta1 ** t)).div(
        largest.sqrt().add(scalar((h) => h.epsilon)),
      ),
      lower,
      upper,
    )
    return { change: rate.mul(mean).neg(), state: { mean, variance, largest } }
  },
})
