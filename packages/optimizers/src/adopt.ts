import { clamp, defineOptimizer, lerp, maximum, type Tensor } from '@chainrule/autograd'

/** What `adopt` remembers of each parameter. */
export type AdoptState = { mean: Tensor; variance: Tensor }

/**
 * ADOPT: Adam that divides by the sizes of earlier gradients only, and converges with any β₂.
 *
 *     limit    =  c (t - 1)^¼                               (on the first step: 0, and nothing moves)
 *     step     =  clamp(g / max(√variance, ε), -limit, limit)
 *     mean     <- β₁ mean + (1 - β₁) step
 *     change   =  -η mean
 *     variance <- β₂ variance + (1 - β₂) g²                 (on the first step: g²)
 *
 * Taniguchi et al., 2024, the form with clipping, https://arxiv.org/abs/2411.02853, whose t is one less, with its defaults.
 * `clip: Infinity` is their first version, without limits. pytorch_optimizer counts one more: its first limit is 2^¼.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adopt } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adopt({ learningRate: 0.5, beta1: 0 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const adopt = defineOptimizer({
  name: 'adopt',
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
      text: { en: 'Decay of the running mean of steps.', pt: 'Decaimento da média móvel dos passos.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.9999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-6,
      min: 0,
      scale: 'log',
      text: { en: 'Smallest denominator.', pt: 'Menor denominador.' },
    },
    clip: {
      symbol: 'c',
      default: 1,
      above: 0,
      text: { en: 'Largest element of the first step that moves.', pt: 'Maior elemento do primeiro passo que move.' },
    },
  },
  text: {
    en: 'Adam that divides by the sizes of earlier gradients only.',
    pt: 'Adam que divide só pelo tamanho dos gradientes anteriores.',
  },
  init: (parameter): AdoptState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const limit = (sign: number) => scalar((h, t) => (t === 1 ? 0 : sign * h.clip * (t - 1) ** 0.25))
    const step = clamp(
      g.div(
        maximum(
          state.variance.sqrt(),
          scalar((h) => h.epsilon),
        ),
      ),
      limit(-1),
      limit(1),
    )
    const mean = lerp(
      state.mean,
      step,
      scalar((h) => 1 - h.beta1),
    )
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h, t) => (t === 1 ? 1 : 1 - h.beta2)),
    )
    return { change: mean.mul(scalar((h) => -h.learningRate)), state: { mean, variance } }
  },
})
