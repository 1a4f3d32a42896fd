import { atan2, defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `adamAtan2` remembers of each parameter. */
export type AdamAtan2State = { mean: Tensor; variance: Tensor }

/**
 * Adam-atan2: Adam without ε, whose path does not depend on the scale of the loss.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     change   =  -η a atan2(mean / (1 - β₁ᵗ), b √(variance / (1 - β₂ᵗ)))
 *
 * Everett et al., 2024, https://arxiv.org/abs/2407.05872. `atan2(x, y)` is about x / y where that is small and never
 * above π / 2. a = 1.27 and b = 1 are those of the common PyTorch implementation: a step of η where Adam's is η.
 *
 * @example
 * ```ts
 * import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adamAtan2 } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adamAtan2({ learningRate: 0.5, scale: 4 / Math.PI }))
 * optimizer.step(() => w.square().sum())
 * console.log(max(abs(w.sub(tensor([0.5, -99.5])))).item() < 1e-5) // true
 * ```
 */
export const adamAtan2 = defineOptimizer({
  name: 'adamAtan2',
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
    scale: { symbol: 'a', default: 1.27, above: 0, text: { en: 'Factor of the angle.', pt: 'Fator do ângulo.' } },
    stretch: {
      symbol: 'b',
      default: 1,
      above: 0,
      text: {
        en: 'Factor of the second moment; larger ones limit steps later.',
        pt: 'Fator do segundo momento; maiores limitam os passos mais tarde.',
      },
    },
  },
  text: {
    en: 'Adam without ε: an angle in place of the quotient.',
    pt: 'Adam sem ε: um ângulo no lugar do quociente.',
  },
  init: (parameter): AdamAtan2State => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
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
    const angle = atan2(meanHat, deviation.mul(scalar((h) => h.stretch)))
    return { change: angle.mul(scalar((h) => -h.learningRate * h.scale)), state: { mean, variance } }
  },
})
