import { defineOptimizer, greater, lerp, type Tensor, where } from '@chainrule/autograd'

/** What `lamb` remembers of each parameter. */
export type LambState = { mean: Tensor; variance: Tensor }

/**
 * LAMB: AdamW whose steps are as long as the weights of each parameter, for very large batches.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     step     =  (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε) + λ w
 *     change   =  -η ‖w‖ / ‖step‖ step      (-η step where a norm is 0)
 *
 * You et al., 2020, Algorithm 2 with φ(z) = z, https://arxiv.org/abs/1904.00962. Norms are over a parameter, which
 * stands for a layer. Defaults of Optax and Keras; NVIDIA's code clips the gradient of the whole model at 1 before,
 * which is `chain(clipByGlobalNorm(), lamb())` here.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { lamb } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, lamb({ learningRate: 0.25 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 3
 * ```
 */
export const lamb = defineOptimizer({
  name: 'lamb',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: {
        en: 'Length of a step, as a share of the length of the weights.',
        pt: 'Comprimento do passo, como parcela do comprimento dos pesos.',
      },
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
      default: 1e-6,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: {
        en: 'How much of the weights is added to the direction of a step.',
        pt: 'Quanto dos pesos se soma à direção do passo.',
      },
    },
  },
  text: {
    en: 'AdamW with steps as long as the weights, for very large batches.',
    pt: 'AdamW com passos do comprimento dos pesos, para lotes muito grandes.',
  },
  init: (parameter): LambState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
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
    const step = meanHat.div(deviation.add(scalar((h) => h.epsilon))).add(w.mul(scalar((h) => h.weightDecay)))
    const [long, short] = [w.square().sum().sqrt(), step.square().sum().sqrt()]
    const trust = where(greater(long.mul(short), 0), long.div(short), 1)
    return { change: step.mul(trust.mul(scalar((h) => -h.learningRate))), state: { mean, variance } }
  },
})
