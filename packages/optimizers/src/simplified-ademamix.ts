import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `simplifiedAdemamix` remembers of each parameter. */
export type SimplifiedAdemamixState = { sum: Tensor; variance: Tensor }

/**
 * Simplified AdEMAMix: a long sum of gradients with some of the present one in front.
 *
 *     sum      <- β₁ sum + g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     step     =  (sum + α g) / (√(variance / (1 - β₂ᵗ)) + ε)
 *     change   =  -η (step + λ w)
 *
 * Morwani et al., 2025, https://arxiv.org/abs/2502.02431, with the authors' defaults. The sum has no factor 1 - β₁
 * and no bias correction: a larger β₁ wants a smaller η. Their warm-up of β₁ is `beta1: halfLifeWarmup({ start: 0.9, end: β₁,
 * steps })`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { simplifiedAdemamix } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, simplifiedAdemamix({ learningRate: 0.25, alpha: 1 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const simplifiedAdemamix = defineOptimizer({
  name: 'simplifiedAdemamix',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-4,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.99,
      min: 0,
      below: 1,
      text: {
        en: 'How much of the sum of gradients lasts a step.',
        pt: 'Quanto da soma dos gradientes dura um passo.',
      },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.95,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    alpha: {
      symbol: 'α',
      default: 0,
      min: 0,
      text: { en: 'Weight of the present gradient.', pt: 'Peso do gradiente atual.' },
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
      default: 0,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
  },
  text: {
    en: 'A long sum of gradients with some of the present one in front.',
    pt: 'Uma soma longa dos gradientes, com parte do atual à frente.',
  },
  init: (parameter): SimplifiedAdemamixState => ({ sum: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const sum = state.sum.mul(scalar((h) => h.beta1)).add(g)
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h) => 1 - h.beta2),
    )
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const step = sum.add(g.mul(scalar((h) => h.alpha))).div(deviation.add(scalar((h) => h.epsilon)))
    const change = step.add(w.mul(scalar((h) => h.weightDecay))).mul(scalar((h) => -h.learningRate))
    return { change, state: { sum, variance } }
  },
})
