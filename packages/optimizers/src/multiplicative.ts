import { defineCompositeSchedule } from '@chainrule/autograd'

/**
 * Each value is the one before times a factor that may depend on the step.
 *
 *     value(0)    = start
 *     value(step) = value(step - 1) · factor(step)
 *
 * PyTorch's `MultiplicativeLR`. Its `LambdaLR` needs no helper: any function of the step is a schedule, as
 * `(step) => 0.1 * 0.95 ** step`.
 *
 * @param factor - A function of the step, or a number.
 *
 * @example
 * ```ts
 * import { multiplicative } from '@chainrule/optimizers'
 *
 * const learningRate = multiplicative((step) => (step < 3 ? 0.5 : 1), { start: 1 })
 * console.log([0, 1, 2, 3, 4].map(learningRate)) // [ 1, 0.5, 0.25, 0.25, 0.25 ]
 * ```
 */
export const multiplicative = defineCompositeSchedule({
  name: 'multiplicative',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
  },
  text: { en: 'Each value is the one before times a factor.', pt: 'Cada valor é o anterior vezes um fator.' },
  inner: 'one',
  value(step, { start }, factor) {
    let value = start
    for (let i = 1; i <= step && value !== 0; i++) value *= factor(i)
    return value
  },
})
