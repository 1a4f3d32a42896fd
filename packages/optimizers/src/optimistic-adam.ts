import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `optimisticAdam` remembers of each parameter. */
export type OptimisticAdamState = { mean: Tensor; variance: Tensor; previous: Tensor }

/**
 * Optimistic Adam: expects Adam's step to go on changing as it just did.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     step     =  (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)
 *     change   =  -η (step + α (step - previous))      (on the first step: -η step)
 *     previous <- step
 *
 * For games such as GANs. Daskalakis et al., 2018, Algorithm 1, https://arxiv.org/abs/1711.00141, where α = 1. Optax's
 * `optimistic_adam_v2` is the same with `nesterov=False`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { optimisticAdam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, optimisticAdam({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const optimisticAdam = defineOptimizer({
  name: 'optimisticAdam',
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
      default: 0.999,
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
    optimism: {
      symbol: 'α',
      default: 1,
      min: 0,
      text: {
        en: 'Share of the last change of the step that is expected again.',
        pt: 'Parcela da última mudança do passo que se espera de novo.',
      },
    },
  },
  text: {
    en: 'Adam that expects its step to go on changing.',
    pt: 'Adam que espera que o seu passo continue a mudar.',
  },
  init: (parameter): OptimisticAdamState => ({
    mean: parameter.zerosLike(),
    variance: parameter.zerosLike(),
    previous: parameter.zerosLike(),
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
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const step = meanHat.div(deviation.add(scalar((h) => h.epsilon)))
    const expected = step.sub(state.previous).mul(scalar((h, t) => (t === 1 ? 0 : h.optimism)))
    const change = step.add(expected).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance, previous: step } }
  },
})
