import { defineRegularizer } from '@chainrule/autograd'

/**
 * L2: pulls weights toward 0 in proportion to their size, as a penalty in the loss.
 *
 *     penalty = λ Σ w²
 *
 * Hoerl and Kennard, 1970, "Ridge Regression". There is no factor ½, as in Keras: the gradient is 2λw, so PyTorch's
 * `weight_decay` of `SGD` is 2λ. With adaptive optimizers the penalty is divided by the running deviation like the rest
 * of the gradient; `decayWeights` of `@chainrule/optimizers` is the decoupled form (Loshchilov and Hutter, 2019).
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { l2 } from '@chainrule/regularizers'
 *
 * console.log(l2({ strength: 0.5 }).penalty(tensor([1, -2])).item()) // 2.5
 * ```
 */
export const l2 = defineRegularizer({
  name: 'l2',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of squares.', pt: 'Peso da soma dos quadrados.' },
    },
  },
  text: {
    en: 'Pulls weights toward 0 in proportion to their size; favours small weights.',
    pt: 'Puxa os pesos para 0 em proporção ao seu tamanho; favorece pesos pequenos.',
  },
  penalty: ({ parameter: w, strength }) => w.square().sum().mul(strength),
})
