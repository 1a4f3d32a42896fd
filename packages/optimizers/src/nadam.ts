import { defineOptimizer, lerp, recurrence, type Tensor } from '@chainrule/autograd'

/** What `nadam` remembers of each parameter. */
export type NadamState = { mean: Tensor; variance: Tensor }

/**
 * NAdam: Adam with a momentum that looks ahead, as Nesterov's does.
 *
 *     μₜ       =  β₁ (1 - ½ 0.96^(t ψ))
 *     product  <- product μₜ
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     ahead    =  (1 - μₜ) g / (1 - product) + μₜ₊₁ mean / (1 - product μₜ₊₁)
 *     change   =  -η ahead / (√(variance / (1 - β₂ᵗ)) + ε)
 *
 * Dozat, 2016, Incorporating Nesterov momentum into Adam, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ. Same
 * defaults and warm-up of the momentum as PyTorch; Keras has η = 0.001, and Optax no warm-up. `chain(nadam(),
 * decayWeights())` is NAdamW: PyTorch's `decoupled_weight_decay`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { nadam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, nadam({ learningRate: 0.5, beta1: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const nadam = defineOptimizer({
  name: 'nadam',
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
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    momentumDecay: {
      symbol: 'ψ',
      default: 4e-3,
      min: 0,
      text: {
        en: 'How fast the momentum grows from β₁ / 2 to β₁.',
        pt: 'Quão rápido o momento cresce de β₁ / 2 até β₁.',
      },
    },
  },
  text: { en: 'Adam with a momentum that looks ahead.', pt: 'Adam com um momento que olha adiante.' },
  presets: { keras: { learningRate: 1e-3, epsilon: 1e-7 } },
  init: (parameter): NadamState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar, part }) {
    const product = recurrence(part, 'product', 1, (last, h, t) => last * momentumAt(h, t))
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
    const ahead = g
      .mul(scalar((h, t) => (1 - momentumAt(h, t)) / (1 - product())))
      .add(mean.mul(scalar((h, t) => momentumAt(h, t + 1) / (1 - product() * momentumAt(h, t + 1)))))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const change = ahead.div(deviation.add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})

function momentumAt({ beta1, momentumDecay }: { beta1: number; momentumDecay: number }, t: number): number {
  return beta1 * (1 - 0.5 * 0.96 ** (t * momentumDecay))
}
