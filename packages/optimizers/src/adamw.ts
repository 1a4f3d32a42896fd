import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `adamW` remembers of each parameter. */
export type AdamWState = { mean: Tensor; variance: Tensor }

/**
 * AdamW: Adam whose weights decay by themselves, apart from the gradient.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     step     =  (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)
 *     change   =  -η (step + λ w)
 *
 * Loshchilov and Hutter, 2019, Algorithm 2, https://arxiv.org/abs/1711.05101. Same defaults as PyTorch. The paper scales
 * the decay by the schedule alone; here, as in PyTorch, Keras and Optax, by the learning rate. Keras has λ = 0.004,
 * Optax 1e-4. All parameters decay; `chain(adam(), only(decayWeights(), …))` spares some of them.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adamw } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, adamw({ learningRate: 0.5, weightDecay: 0.25 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 3
 * ```
 */
export const adamw = defineOptimizer({
  name: 'adamw',
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
    en: 'Adam with weights that decay apart from the gradient.',
    pt: 'Adam com pesos que decaem à parte do gradiente.',
  },
  presets: { keras: { epsilon: 1e-7, weightDecay: 4e-3 }, optax: { weightDecay: 1e-4 } },
  init: (parameter): AdamWState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const mean = state.mean.mul(scalar((h) => h.beta1)).add(g.mul(scalar((h) => 1 - h.beta1)))
    const variance = state.variance.mul(scalar((h) => h.beta2)).add(g.square().mul(scalar((h) => 1 - h.beta2)))
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const step = meanHat.div(deviation.add(scalar((h) => h.epsilon)))
    const change = step.add(w.mul(scalar((h) => h.weightDecay))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})
