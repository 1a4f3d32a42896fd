import { defineCompositeSchedule } from '@chainrule/autograd'

/**
 * Grows in a straight line for some steps, then follows another schedule from its beginning.
 *
 *     step < steps:  (step + 1) / steps · then(0)
 *     afterwards:    then(step - steps + 1)
 *
 * The full value is reached on the last of the warm-up steps, and the first step is not lost: it has 1 / steps of it.
 * Goyal et al., 2017, section 2.2, https://arxiv.org/abs/1706.02677.
 *
 * @param then - A schedule, or a number to stay at.
 *
 * @example
 * ```ts
 * import { warmup } from '@chainrule/optimizers'
 *
 * const learningRate = warmup(0.5, { steps: 4 })
 * console.log([0, 1, 2, 3, 4].map(learningRate)) // [ 0.125, 0.25, 0.375, 0.5, 0.5 ]
 * ```
 */
export const warmup = defineCompositeSchedule({
  name: 'warmup',
  hyperparameters: {
    steps: { min: 1, whole: true, text: { en: 'Steps until the full value.', pt: 'Passos até o valor cheio.' } },
  },
  text: { en: 'Grows before another schedule begins.', pt: 'Cresce antes de começar outra programação.' },
  inner: 'one',
  value: (step, { steps }, then) => (step < steps ? ((step + 1) / steps) * then(0) : then(step - steps + 1)),
})
