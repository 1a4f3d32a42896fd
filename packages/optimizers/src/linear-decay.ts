import { defineSchedule } from '@chainrule/autograd'

/**
 * A straight line from one value to another, which it keeps.
 *
 *     p     = min(1, step / steps)
 *     value = start + (end - start) p
 *
 * Optax's `linear_schedule`; PyTorch's `LinearLR` with the values themselves instead of factors. It rises where `end`
 * is larger; a warm-up that wastes no step on the value 0 is `warmup`.
 *
 * @example
 * ```ts
 * import { linearDecay } from '@chainrule/optimizers'
 *
 * const learningRate = linearDecay({ start: 1, end: 0.5, steps: 4 })
 * console.log([0, 1, 2, 4, 100].map(learningRate)) // [ 1, 0.875, 0.75, 0.5, 0.5 ]
 * ```
 */
export const linearDecay = defineSchedule({
  name: 'linearDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    end: { default: 0, min: 0, text: { en: 'Value after the last step.', pt: 'Valor depois do último passo.' } },
    steps: { min: 1, whole: true, text: { en: 'Steps from start to end.', pt: 'Passos do início ao fim.' } },
  },
  text: { en: 'A straight line from one value to another.', pt: 'Uma reta de um valor a outro.' },
  value(step, { start, end, steps }) {
    const progress = Math.min(1, step / steps)
    return progress === 1 ? end : start + (end - start) * progress
  },
})
