import { defineOptimizer, maximum, type Tensor } from '@chainrule/autograd'

/** What `amsgrad` remembers of each parameter. */
export type AmsgradState = { mean: Tensor; variance: Tensor; largest: Tensor }

/**
 * AMSGrad: Adam whose step sizes never grow again.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     largest  <- max(largest, variance)
 *     change   =  -η (mean / (1 - β₁ᵗ)) / (√(largest / (1 - β₂ᵗ)) + ε)
 *
 * Reddi, Kale and Kumar, 2018, Algorithm 2, https://arxiv.org/abs/1904.09237. The paper has no bias correction; here, as
 * in PyTorch's `Adam(amsgrad=True)`, it is applied after the maximum. Keras and Optax do the same, with their own ε.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { amsgrad } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, amsgrad({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const amsgrad = defineOptimizer({
  name: 'amsgrad',
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
  },
  text: { en: 'Adam whose step sizes never grow again.', pt: 'Adam cujos passos nunca voltam a crescer.' },
  presets: { keras: { epsilon: 1e-7 } },
  init: (parameter): AmsgradState => ({
    mean: parameter.zerosLike(),
    variance: parameter.zerosLike(),
    largest: parameter.zerosLike(),
  }),
  update({ gradient: g, state, scalar }) {
    const mean = state.mean.mul(scalar((h) => h.beta1)).add(g.mul(scalar((h) => 1 - h.beta1)))
    const variance = state.variance.mul(scalar((h) => h.beta2)).add(g.square().mul(scalar((h) => 1 - h.beta2)))
    const largest = maximum(state.largest, variance)
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = largest.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const change = meanHat.div(deviation.add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance, largest } }
  },
})
