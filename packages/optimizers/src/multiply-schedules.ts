import { defineCompositeSchedule } from '@chainrule/autograd'

/**
 * The product of several schedules: a base value and what reduces it, each by a law of its own.
 *
 *     value = schedule₁(step) · schedule₂(step) · …
 *
 * What PyTorch's `ChainedScheduler` does with schedules that multiply the rate (`ConstantLR`, `ExponentialLR`,
 * `StepLR`).
 *
 * @param inner - Numbers are factors that stay.
 *
 * @example
 * ```ts
 * import { constantSchedule, multiplySchedules, stepDecay } from '@chainrule/optimizers'
 *
 * const calm = constantSchedule({ value: 1, factor: 0.5, steps: 1 })
 * const learningRate = multiplySchedules([8, calm, stepDecay({ start: 1, factor: 0.5, every: 2 })])
 * console.log([0, 1, 2, 4].map(learningRate)) // [ 4, 8, 4, 2 ]
 * ```
 */
export const multiplySchedules = defineCompositeSchedule({
  name: 'multiplySchedules',
  hyperparameters: {},
  text: { en: 'The product of several schedules.', pt: 'O produto de várias programações.' },
  inner: 'several',
  value: (step, _, schedules) => schedules.reduce((product, schedule) => product * schedule(step), 1),
})
