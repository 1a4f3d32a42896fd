import { abs, defineOptimizer, lerp, maximum, type Tensor } from '@chainrule/autograd'

/** What `adamax` remembers of each parameter. */
export type AdamaxState = { mean: Tensor; largest: Tensor }

/**
 * Adamax: Adam that divides by the largest recent gradient.
 *
 *     mean    <- β₁ mean + (1 - β₁) g
 *     largest <- max(β₂ largest, |g| + ε)
 *     change  =  -η mean / ((1 - β₁ᵗ) largest)
 *
 * Kingma and Ba, 2015, Algorithm 2, https://arxiv.org/abs/1412.6980. Same defaults as PyTorch. The paper has no ε; PyTorch
 * has it inside the maximum, Keras outside. Keras has η = 0.001. `chain(adamax(), decayWeights())` is AdamaxW.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adamax } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adamax({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const adamax = defineOptimizer({
  name: 'adamax',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 2e-3,
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
      text: { en: 'How much of the largest gradient lasts a step.', pt: 'Quanto do maior gradiente dura um passo.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the size of each gradient.', pt: 'Somado ao tamanho de cada gradiente.' },
    },
  },
  text: {
    en: 'Adam that divides by the largest recent gradient.',
    pt: 'Adam que divide pelo maior gradiente recente.',
  },
  presets: { keras: { learningRate: 1e-3, epsilon: 1e-7 } },
  init: (parameter): AdamaxState => ({ mean: parameter.zerosLike(), largest: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const largest = maximum(state.largest.mul(scalar((h) => h.beta2)), abs(g).add(scalar((h) => h.epsilon)))
    const change = mean.div(largest).mul(scalar((h, t) => -h.learningRate / (1 - h.beta1 ** t)))
    return { change, state: { mean, largest } }
  },
})
