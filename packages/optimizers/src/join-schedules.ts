import { ChainruleError, defineCompositeSchedule } from '@chainrule/autograd'

/**
 * One schedule after the other; each begins anew at its milestone.
 *
 *     milestoneᵢ ≤ step < milestoneᵢ₊₁:  scheduleᵢ(step - milestoneᵢ),  with milestone₀ = 0
 *
 * Optax's and MLX's `join_schedules`, PyTorch's `SequentialLR`.
 *
 * @param inner - One more than there are milestones; numbers are values to stay at.
 * @throws ChainruleError `milestones-do-not-fit`.
 *
 * @example
 * ```ts
 * import { joinSchedules, linearDecay } from '@chainrule/optimizers'
 *
 * const learningRate = joinSchedules([0.5, linearDecay({ start: 0.5, steps: 2 })], { milestones: [3] })
 * console.log([0, 2, 3, 4, 5, 6].map(learningRate)) // [ 0.5, 0.5, 0.5, 0.25, 0, 0 ]
 * ```
 */
export const joinSchedules = defineCompositeSchedule({
  name: 'joinSchedules',
  hyperparameters: {
    milestones: {
      min: 0,
      whole: true,
      list: 'rising',
      text: { en: 'Steps at which the next schedule begins.', pt: 'Passos em que começa a próxima programação.' },
    },
  },
  text: { en: 'One schedule after the other.', pt: 'Uma programação depois da outra.' },
  inner: 'several',
  verify({ milestones }, { length }) {
    if (length === milestones.length + 1) return
    throw new ChainruleError(
      'milestones-do-not-fit',
      `joinSchedules: there are ${length} schedules and ${milestones.length} milestones.`,
      'Name one milestone between each schedule and the next.',
    )
  },
  value(step, { milestones }, schedules) {
    const present = milestones.filter((milestone) => milestone <= step).length
    return schedules[present](present === 0 ? step : step - milestones[present - 1])
  },
})
