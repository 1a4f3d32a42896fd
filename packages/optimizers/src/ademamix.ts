import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `ademamix` remembers of each parameter. */
export type AdemamixState = { fast: Tensor; slow: Tensor; variance: Tensor }

/**
 * AdEMAMix: AdamW with a second, very slow mean of gradients beside the usual one.
 *
 *     fast     <- β₁ fast + (1 - β₁) g
 *     slow     <- β₃ slow + (1 - β₃) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     step     =  (fast / (1 - β₁ᵗ) + α slow) / (√(variance / (1 - β₂ᵗ)) + ε)
 *     change   =  -η (step + λ w)
 *
 * Pagliardini, Ablin and Grangier, 2024, Algorithm 1, https://arxiv.org/abs/2409.03137. Defaults of the authors' code; the
 * paper has α from 4 to 10, Optax 5. Their warm-ups are schedules: `alpha: warmup(α, { steps })` and `beta3:
 * halfLifeWarmup({ start: β₁, end: β₃, steps })`. pytorch_optimizer divides the slow mean by 1 - β₁ᵗ as well.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { ademamix, halfLifeWarmup, warmup } from '@chainrule/optimizers'
 *
 * const steps = 1000
 * const alpha = warmup(5, { steps })
 * const beta3 = halfLifeWarmup({ start: 0.9, end: 0.9999, steps })
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, ademamix({ learningRate: 0.5, alpha, beta3 }))
 * optimizer.step(() => w.square().sum())
 * console.log(max(abs(w.sub(tensor([0.4999, -99.4999])))).item() < 1e-4) // true
 * ```
 */
export const ademamix = defineOptimizer({
  name: 'ademamix',
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
      text: { en: 'Decay of the fast mean of gradients.', pt: 'Decaimento da média rápida dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    beta3: {
      symbol: 'β₃',
      default: 0.9999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the slow mean of gradients.', pt: 'Decaimento da média lenta dos gradientes.' },
    },
    alpha: { symbol: 'α', default: 2, min: 0, text: { en: 'Weight of the slow mean.', pt: 'Peso da média lenta.' } },
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
    en: 'AdamW with a second, very slow mean of gradients.',
    pt: 'AdamW com uma segunda média dos gradientes, muito lenta.',
  },
  presets: { optax: { alpha: 5 } },
  init: (parameter): AdemamixState => ({
    fast: parameter.zerosLike(),
    slow: parameter.zerosLike(),
    variance: parameter.zerosLike(),
  }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const fast = lerp(
      state.fast,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const slow = lerp(
      state.slow,
      g,
      scalar((h) => 1 - h.beta3),
    )
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h) => 1 - h.beta2),
    )
    const mixed = fast.div(scalar((h, t) => 1 - h.beta1 ** t)).add(slow.mul(scalar((h) => h.alpha)))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const step = mixed.div(deviation.add(scalar((h) => h.epsilon)))
    const change = step.add(w.mul(scalar((h) => h.weightDecay))).mul(scalar((h) => -h.learningRate))
    return { change, state: { fast, slow, variance } }
  },
})
