import { defineSchedule } from '@chainrule/autograd'

/**
 * One value, after a share of it for the first steps.
 *
 *     step < steps:  factor · value
 *     afterwards:    value
 *
 * Where there is nothing to reduce a plain number says the same. PyTorch's `ConstantLR` has the defaults factor = 1/3
 * and steps = 5.
 *
 * @example
 * ```ts
 * import { constantSchedule } from '@chainrule/optimizers'
 *
 * const learningRate = constantSchedule({ value: 0.5, factor: 0.5, steps: 2 })
 * console.log([0, 1, 2, 3].map(learningRate)) // [ 0.25, 0.25, 0.5, 0.5 ]
 * ```
 */
export const constantSchedule = defineSchedule({
  name: 'constantSchedule',
  hyperparameters: {
    value: { scale: 'log', text: { en: 'Value after the first steps.', pt: 'Valor depois dos primeiros passos.' } },
    factor: {
      default: 1,
      min: 0,
      text: { en: 'Share of the value in the first steps.', pt: 'Parcela do valor nos primeiros passos.' },
    },
    steps: {
      default: 0,
      min: 0,
      whole: true,
      text: { en: 'Steps at the reduced value.', pt: 'Passos com o valor reduzido.' },
    },
  },
  text: { en: 'One value, reduced in the first steps.', pt: 'Um só valor, reduzido nos primeiros passos.' },
  value: (step, { value, factor, steps }) => (step < steps ? factor * value : value),
})
