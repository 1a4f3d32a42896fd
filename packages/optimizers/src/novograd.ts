import { defineOptimizer, lerp, type Tensor, zeros } from '@chainrule/autograd'

/** What `novograd` remembers of each parameter. */
export type NovogradState = { mean: Tensor; variance: Tensor }

/**
 * NovoGrad: gradients divided by their norm, one for each layer, then momentum.
 *
 *     variance <- β₂ variance + (1 - β₂) ‖g‖²                             (on the first step: ‖g‖²)
 *     mean     <- β₁ mean + (1 - τ) (g / (√variance + ε) + λ w)            (on the first step: τ = 0)
 *     change   =  -η mean
 *
 * Ginsburg et al., 2019, Algorithm 1, https://arxiv.org/abs/1905.11286, with its β; a layer is a parameter. There is no bias
 * correction and no dampening τ in the paper; the `grad_averaging` of its code is `dampening: beta1`. Optax has β₁ = 0.9 and
 * β₂ = 0.25. Only one number is kept for the variance of a whole parameter.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { novograd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, 4]))
 * const optimizer = optimize({ w }, novograd({ learningRate: 1 }))
 * optimizer.step(() => w.square().sum())
 * console.log(max(abs(w.sub(tensor([2.4, 3.2])))).item() < 1e-6) // true
 * ```
 */
export const novograd = defineOptimizer({
  name: 'novograd',
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
      default: 0.95,
      min: 0,
      below: 1,
      text: { en: 'Decay of the momentum.', pt: 'Decaimento do momento.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.98,
      min: 0,
      below: 1,
      text: {
        en: 'Decay of the running mean of squared norms.',
        pt: 'Decaimento da média móvel das normas ao quadrado.',
      },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    dampening: {
      symbol: 'τ',
      default: 0,
      min: 0,
      max: 1,
      text: {
        en: 'Share of each new gradient that is left out.',
        pt: 'Parcela de cada novo gradiente que é descartada.',
      },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Share of each weight that enters the momentum.', pt: 'Parcela de cada peso que entra no momento.' },
    },
  },
  text: {
    en: 'Gradients divided by the norm of their layer, then momentum.',
    pt: 'Gradientes divididos pela norma da sua camada, depois momento.',
  },
  presets: { optax: { beta1: 0.9, beta2: 0.25, epsilon: 1e-6 } },
  init: (parameter): NovogradState => ({
    mean: parameter.zerosLike(),
    variance: zeros([], { dtype: parameter.dtype }),
  }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const variance = lerp(
      state.variance,
      g.square().sum(),
      scalar((h, t) => (t === 1 ? 1 : 1 - h.beta2)),
    )
    const step = g.div(variance.sqrt().add(scalar((h) => h.epsilon))).add(w.mul(scalar((h) => h.weightDecay)))
    const share = scalar((h, t) => (t === 1 ? 1 : 1 - h.dampening))
    const mean = state.mean.mul(scalar((h) => h.beta1)).add(step.mul(share))
    return { change: mean.mul(scalar((h) => -h.learningRate)), state: { mean, variance } }
  },
})
