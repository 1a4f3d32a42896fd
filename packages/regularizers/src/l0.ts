import { defineRegularizer, sigmoid } from '@chainrule/autograd'
import { high, low, temperature } from './shared/hard-concrete.ts'

/**
 * L0: the expected number of gates that are not closed, for gates made by `hardConcrete`.
 *
 *     penalty = λ Σ sigmoid(log α - β log(-γ / ζ))
 *
 * Louizos, Welling and Kingma, 2018, equation 12, https://arxiv.org/abs/1712.01312. The parameter is log α of the
 * gates, not the weights that they multiply.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { l0 } from '@chainrule/regularizers'
 *
 * console.log(l0({ strength: 1 }).penalty(tensor([-50, 50, 50])).item()) // 2
 * ```
 */
export const l0 = defineRegularizer({
  name: 'l0',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the number of open gates.', pt: 'Peso do número de portas abertas.' },
    },
  },
  text: {
    en: 'Wants gates to close, however much passes through them.',
    pt: 'Quer fechar portas, não importa quanto passe por elas.',
  },
  penalty: ({ parameter: logAlpha, strength }) =>
    sigmoid(logAlpha.sub(temperature * Math.log(-low / high)))
      .sum()
      .mul(strength),
})
