import { defineSchedule } from '@chainrule/autograd'

/**
 * REX: stays high for long and falls ever faster toward the end of the budget.
 *
 *     p     = min(1, step / steps)
 *     value = end + (start - end) (1 - p) / (½ + ½ (1 - p))
 *
 * Chen, Wolfe and Kyrillidis, 2022, "REX: revisiting budgeted training", https://arxiv.org/abs/2107.04197, where the
 * end is 0.
 *
 * @example
 * ```ts
 * import { rexDecay } from '@chainrule/optimizers'
 *
 * const learningRate = rexDecay({ start: 3, steps: 10 })
 * console.log(learningRate(0), learningRate(5), learningRate(10)) // 3 2 0
 * ```
 */
export const rexDecay = defineSchedule({
  name: 'rexDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    end: { default: 0, min: 0, text: { en: 'Value after the last step.', pt: 'Valor depois do último passo.' } },
    steps: { min: 1, whole: true, text: { en: 'Steps from start to end.', pt: 'Passos do início ao fim.' } },
  },
  text: {
    en: 'Stays high for long, then falls ever faster.',
    pt: 'Fica alto por muito tempo, depois cai cada vez mais.',
  },
  value(step, { start, end, steps }) {
    const left = 1 - Math.min(1, step / steps)
    return end + ((start - end) * left) / (0.5 + 0.5 * left)
  },
})
