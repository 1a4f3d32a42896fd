import { clamp, defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `adabound` remembers of each parameter. */
export type AdaboundState = { mean: Tensor; variance: Tensor }

/**
 * AdaBound: Adam at first, gradient descent with momentum in the end.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     lower    =  η* (1 - 1 / (γ t + 1)),  upper = η* (1 + 1 / (γ t))
 *     rate     =  clamp(η √(1 - β₂ᵗ) / ((1 - β₁ᵗ) (√variance + ε)), lower, upper)
 *     change   =  -rate mean
 *
 * Luo et al., 2019, Algorithm 2, https://arxiv.org/abs/1902.09843. The paper divides rates by √t for its proof and has no bias correction;
 * here, as in the authors' code, it is the other way round. That code lets η* follow a schedule of η; here give it one as well.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adabound } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adabound({ learningRate: 0.5, finalRate: 0.25, convergence: 1e9 }))
 * optimizer.step(() => w.square().sum())
 * console.log(max(abs(w.sub(tensor([0.95, -95])))).item() < 1e-5) // true
 * ```
 */
export const adabound = defineOptimizer({
  name: 'adabound',
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
  text: {
    en: 'Adam at first, gradient descent with momentum in the end.',
    pt: 'Adam no início, descida do gradiente com momento no fim.',
  },
  init: (parameter): AdaboundState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
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

    const lower = scalar((h, t) => h.finalRate * (1 - 1 / (h.convergence * t + 1)))
    const upper = scalar((h, t) => h.finalRate * (1 + 1 / (h.convergence * t)))
    const rate = clamp(
      scalar((h, t) => (h.learningRate * Math.sqrt(1 - h.beta2 ** t)) / (1 - h.beta1 ** t)).div(
        variance.sqrt().add(scalar((h) => h.epsilon)),
      ),
      lower,
      upper,
    )
    return { change: rate.mul(mean).neg(), state: { mean, variance } }
  },
})
