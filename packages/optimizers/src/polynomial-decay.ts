import { defineSchedule } from '@chainrule/autograd'

/**
 * Falls as a power of what is left of the time.
 *
 *     p     = min(1, step / steps)
 *     value = end + (start - end) (1 - p)^power
 *
 * With a power above 1 it falls quickly first and slowly at the end. PyTorch's `PolynomialLR` (whose end is 0), Optax's
 * `polynomial_schedule`, Keras's `PolynomialDecay` (whose `end_learning_rate` is 1e-4). Chen et al., 2017, section 4.1,
 * https://arxiv.org/abs/1606.00915, use the power 0.9.
 *
 * @example
 * ```ts
 * import { polynomialDecay } from '@chainrule/optimizers'
 *
 * const learningRate = polynomialDecay({ start: 1, steps: 4, power: 2 })
 * console.log([0, 1, 2, 4, 100].map(learningRate)) // [ 1, 0.5625, 0.25, 0, 0 ]
 * ```
 */
export const polynomialDecay = defineSchedule({
  name: 'polynomialDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    end: { default: 0, min: 0, text: { en: 'Value after the last step.', pt: 'Valor depois do último passo.' } },
    steps: { min: 1, whole: true, text: { en: 'Steps from start to end.', pt: 'Passos do início ao fim.' } },
    power: { default: 1, above: 0, text: { en: '1 for a straight line.', pt: '1 para uma reta.' } },
  },
  text: { en: 'Falls as a power of what is left of the time.', pt: 'Cai como uma potência do tempo que resta.' },
  value: (step, { start, end, steps, power }) => end + (start - end) * (1 - Math.min(1, step / steps)) ** power,
})
