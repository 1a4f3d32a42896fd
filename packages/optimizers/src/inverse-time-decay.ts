import { defineSchedule } from '@chainrule/autograd'

/**
 * Falls as one over the time: `start / (1 + rate · step)`.
 *
 * With `rate` below 1 it satisfies the conditions of Robbins and Monro, 1951, https://doi.org/10.1214/aoms/1177729586. It
 * is the `lr_decay` of PyTorch's Adagrad, and Keras's `InverseTimeDecay` with one step for each decay.
 *
 * @example
 * ```ts
 * import { inverseTimeDecay } from '@chainrule/optimizers'
 *
 * const learningRate = inverseTimeDecay({ start: 1, rate: 0.5 })
 * console.log(learningRate(0), learningRate(2), learningRate(6)) // 1 0.5 0.25
 * ```
 */
export const inverseTimeDecay = defineSchedule({
  name: 'inverseTimeDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    rate: { min: 0, scale: 'log', text: { en: 'How fast it falls.', pt: 'Rapidez com que cai.' } },
  },
  text: { en: 'Falls as one over the time.', pt: 'Cai como o inverso do tempo.' },
  value: (step, { start, rate }) => start / (1 + rate * step),
})
