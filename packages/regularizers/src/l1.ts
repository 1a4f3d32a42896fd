import { abs, defineRegularizer } from '@chainrule/autograd'

/**
 * L1: pulls every weight toward 0 with the same force, as a penalty in the loss.
 *
 *     penalty = λ Σ |w|
 *
 * Tibshirani, 1996, "Regression Shrinkage and Selection via the Lasso". The gradient is λ sign(w), and 0 at 0, so
 * weights swing around 0 and are hardly ever exactly 0; `softThreshold` of `@chainrule/optimizers` is the proximal
 * form, which sets them to 0. Same default as Keras.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { l1 } from '@chainrule/regularizers'
 *
 * console.log(l1({ strength: 0.5 }).penalty(tensor([1, -2])).item()) // 1.5
 * ```
 */
export const l1 = defineRegularizer({
  name: 'l1',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of absolute values.', pt: 'Peso da soma dos valores absolutos.' },
    },
  },
  text: {
    en: 'Pulls every weight toward 0 with the same force; favours few weights.',
    pt: 'Puxa todos os pesos para 0 com a mesma força; favorece poucos pesos.',
  },
  penalty: ({ parameter: w, strength }) => abs(w).sum().mul(strength),
})
