import { defineOptimizer, lerp, sign, type Tensor } from '@chainrule/autograd'

/** What `lion` remembers of each parameter. */
export type LionState = { mean: Tensor }

/**
 * Lion: steps of one size, by the sign of a momentum.
 *
 *     direction = sign(β₁ mean + (1 - β₁) g)
 *     change    = -η (direction + λ w)
 *     mean      <- β₂ mean + (1 - β₂) g
 *
 * Chen et al., 2023, Algorithm 2, https://arxiv.org/abs/2302.06675. Defaults of the authors' code. One number is kept for each
 * weight, half of what Adam keeps. Against AdamW the paper wants η 3 to 10 times smaller and λ as much larger. Keras has
 * η = 0.001, Optax λ = 0.001.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { lion } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4, -100]))
 * const optimizer = optimize({ w }, lion({ learningRate: 0.25, weightDecay: 1 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [2.75, -74.75]
 * ```
 */
export const lion = defineOptimizer({
  name: 'lion',
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
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Share of the momentum in the direction of a step.', pt: 'Parcela do momento na direção do passo.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.99,
      min: 0,
      below: 1,
      text: { en: 'Decay of the momentum.', pt: 'Decaimento do momento.' },
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
    en: 'Steps of one size, by the sign of a momentum.',
    pt: 'Passos de um só tamanho, pelo sinal de um momento.',
  },
  presets: { keras: { learningRate: 1e-3 }, optax: { weightDecay: 1e-3 } },
  init: (parameter): LionState => ({ mean: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const direction = sign(
      lerp(
        state.mean,
        g,
        scalar((h) => 1 - h.beta1),
      ),
    )
    const change = direction.add(w.mul(scalar((h) => h.weightDecay))).mul(scalar((h) => -h.learningRate))
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta2),
    )
    return { change, state: { mean } }
  },
})
