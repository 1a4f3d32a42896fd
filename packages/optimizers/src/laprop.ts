import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `laprop` remembers of each parameter. */
export type LapropState = { mean: Tensor; variance: Tensor }

/**
 * LaProp: divides gradients by their size first, and takes the momentum of that.
 *
 *     variance <- β₂ variance + (1 - β₂) g²
 *     step     =  g / (√(variance / (1 - β₂ᵗ)) + ε)
 *     mean     <- β₁ mean + (1 - β₁) step
 *     change   =  -η mean / (1 - β₁ᵗ)
 *
 * Ziyin, Wang and Ueda, 2020, https://arxiv.org/abs/2002.04839, with the defaults of the authors' code. There the
 * learning rate stands inside the mean, so that a schedule acts later; with a constant one the two are the same.
 * pytorch_optimizer divides ε by √(1 - β₂ᵗ) too, and decays weights after the step.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { laprop } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, laprop({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const laprop = defineOptimizer({
  name: 'laprop',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 4e-4,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of steps.', pt: 'Decaimento da média móvel dos passos.' },
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
      default: 1e-15,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: {
    en: 'Momentum of gradients that are divided by their size.',
    pt: 'Momento de gradientes já divididos pelo seu tamanho.',
  },
  init: (parameter): LapropState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h) => 1 - h.beta2),
    )
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const step = g.div(deviation.add(scalar((h) => h.epsilon)))
    const mean = lerp(
      state.mean,
      step,
      scalar((h) => 1 - h.beta1),
    )
    const change = mean.mul(scalar((h, t) => -h.learningRate / (1 - h.beta1 ** t)))
    return { change, state: { mean, variance } }
  },
})
