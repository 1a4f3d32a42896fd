import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `adabelief` remembers of each parameter. */
export type AdabeliefState = { mean: Tensor; variance: Tensor }

/**
 * AdaBelief: Adam that takes large steps where gradients are as expected.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) (g - mean)² + ε′
 *     change   =  -η (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)
 *
 * Zhuang et al., 2020, Algorithm 2, https://arxiv.org/abs/2010.07468, where ε′ is ε, with the authors' defaults; Optax has two
 * of them as well. ε′ adds up to ε′ / (1 - β₂): it limits how large steps become where gradients do not vary.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adabelief } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adabelief({ learningRate: 0.5, beta1: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0, -99]
 * ```
 */
export const adabelief = defineOptimizer({
  name: 'adabelief',
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
      text: {
        en: 'Decay of the running mean of squared surprises.',
        pt: 'Decaimento da média móvel das surpresas ao quadrado.',
      },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-16,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    epsilonRoot: {
      symbol: 'ε′',
      default: 1e-16,
      min: 0,
      scale: 'log',
      text: {
        en: 'Added to the running mean of squares at every step.',
        pt: 'Somado à média móvel dos quadrados a cada passo.',
      },
    },
  },
  text: {
    en: 'Adam with large steps where gradients are as expected.',
    pt: 'Adam com passos grandes onde os gradientes são os esperados.',
  },
  init: (parameter): AdabeliefState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const surprise = g.sub(mean)
    const variance = lerp(
      state.variance,
      surprise.square(),
      scalar((h) => 1 - h.beta2),
    ).add(scalar((h) => h.epsilonRoot))
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const change = meanHat.div(deviation.add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})
