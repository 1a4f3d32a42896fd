import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `qhadam` remembers of each parameter. */
export type QhadamState = { mean: Tensor; variance: Tensor }

/**
 * QHAdam: Adam whose moments are weighted means of the present gradient and the running ones.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     ahead    =  (1 - ν₁) g + ν₁ mean / (1 - β₁ᵗ)
 *     size     =  (1 - ν₂) g² + ν₂ variance / (1 - β₂ᵗ)
 *     change   =  -η ahead / (√size + ε)
 *
 * Ma and Yarats, 2019, https://arxiv.org/abs/1810.06801, with the β₁ and ν that the authors recommend.
 * ν₁ = ν₂ = 1 is Adam.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { qhadam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, qhadam({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const qhadam = defineOptimizer({
  name: 'qhadam',
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
      default: 0.995,
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
    immediacy1: {
      symbol: 'ν₁',
      default: 0.7,
      min: 0,
      max: 1,
      text: {
        en: 'Share of the running mean; the rest is the gradient.',
        pt: 'Parcela da média móvel; o resto é o gradiente.',
      },
    },
    immediacy2: {
      symbol: 'ν₂',
      default: 1,
      min: 0,
      max: 1,
      text: {
        en: 'Share of the running mean of squares; the rest is the squared gradient.',
        pt: 'Parcela da média móvel dos quadrados; o resto é o quadrado do gradiente.',
      },
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
    en: 'Adam with weighted means of the gradient and the running moments.',
    pt: 'Adam com médias ponderadas do gradiente e dos momentos.',
  },
  init: (parameter): QhadamState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const square = g.square()
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const variance = lerp(
      state.variance,
      square,
      scalar((h) => 1 - h.beta2),
    )
    const ahead = lerp(
      g,
      mean.div(scalar((h, t) => 1 - h.beta1 ** t)),
      scalar((h) => h.immediacy1),
    )
    const size = lerp(
      square,
      variance.div(scalar((h, t) => 1 - h.beta2 ** t)),
      scalar((h) => h.immediacy2),
    )
    const change = ahead.div(size.sqrt().add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})
