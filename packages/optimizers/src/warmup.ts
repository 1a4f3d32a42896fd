import { type DescribedSchedule, resolve, type Schedule } from '@chainrule/autograd'

const hyperparameters = {
  steps: { min: 1, whole: true, text: { en: 'Steps until the full value.', pt: 'Passos até o valor cheio.' } },
}

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
export function warmup(then: number | Schedule, options: { readonly steps: number }): DescribedSchedule {
  const { steps } = resolve<number>('warmup', hyperparameters, options)
  const schedule = typeof then === 'number' ? () => then : then
  const value = (step: number) => (step < steps ? ((step + 1) / steps) * schedule(0) : schedule(step - steps + 1))
  return Object.assign(value, { schedule: { name: 'warmup', settings: { steps } } })
}
