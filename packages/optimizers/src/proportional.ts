import { defineCompositeSchedule } from '@chainrule/autograd'

/**
 * Follows another schedule in proportion, from its range into a range of its own.
 *
 *     value = low + (high - low) (inner(step) - from) / (to - from)
 *
 * Zhuang et al., 2022 (GSAM), https://arxiv.org/abs/2203.08065, let the radius of sharpness-aware minimisation
 * follow the learning rate so. Where the other schedule has no range (from = to) the value is `high`.
 *
 * @example
 * ```ts
 * import { linearDecay, proportional } from '@chainrule/optimizers'
 *
 * const learningRate = linearDecay({ start: 1, steps: 4 })
 * const radius = proportional(learningRate, { from: 0, to: 1, low: 0.25, high: 0.5 })
 * console.log([0, 2, 4].map(radius)) // [ 0.5, 0.375, 0.25 ]
 * ```
 */
export const proportional = defineCompositeSchedule({
  name: 'proportional',
  hyperparameters: {
    from: { default: 0, text: { en: 'Lower end of the other schedule.', pt: 'Extremo baixo da outra programação.' } },
    to: { text: { en: 'Upper end of the other schedule.', pt: 'Extremo alto da outra programação.' } },
    low: { default: 0, text: { en: 'Value at its lower end.', pt: 'Valor no seu extremo baixo.' } },
    high: { text: { en: 'Value at its upper end.', pt: 'Valor no seu extremo alto.' } },
  },
  text: { en: 'Follows another schedule in proportion.', pt: 'Segue outra programação em proporção.' },
  inner: 'one',
  value: (step, { from, to, low, high }, inner) =>
    from === to ? high : low + ((high - low) * (inner(step) - from)) / (to - from),
})
