import { abs, defineRegularizer } from '@chainrule/autograd'

/**
 * Elastic net: L1 and L2 together.
 *
 *     penalty = λ₁ Σ |w| + λ₂ Σ w²
 *
 * Zou and Hastie, 2005, equation 3, https://doi.org/10.1111/j.1467-9868.2005.00503.x. No factor ½, as in Keras
 * (`L1L2`).
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { elasticNet } from '@chainrule/regularizers'
 *
 * console.log(elasticNet({ l1: 1, l2: 0.5 }).penalty(tensor([1, -2])).item()) // 5.5
 * ```
 */
export const elasticNet = defineRegularizer({
  name: 'elasticNet',
  hyperparameters: {
    l1: {
      symbol: 'λ₁',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of absolute values.', pt: 'Peso da soma dos valores absolutos.' },
    },
    l2: {
      symbol: 'λ₂',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of squares.', pt: 'Peso da soma dos quadrados.' },
    },
  },
  text: { en: 'L1 and L2 together.', pt: 'L1 e L2 juntas.' },
  penalty: ({ parameter: w, l1, l2 }) => abs(w).sum().mul(l1).add(w.square().sum().mul(l2)),
})
