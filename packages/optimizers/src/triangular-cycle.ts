import { defineSchedule } from '@chainrule/autograd'
import { cycleSettings, triangleAt } from './shared/triangle.ts'

/**
 * Up and down between two values in straight lines, again and again.
 *
 *     height = 0 at the ends of a cycle, 1 at its top
 *     value  = low + (high - low) height
 *
 * Smith, 2017, section 3.1, "triangular", https://arxiv.org/abs/1506.01186. PyTorch's `CyclicLR`, which cycles the
 * momentum against the rate: that is `triangularCycle({ low: 0.9, high: 0.8, up })` beside this one.
 *
 * @example
 * ```ts
 * import { triangularCycle } from '@chainrule/optimizers'
 *
 * const learningRate = triangularCycle({ low: 0, high: 1, up: 2, down: 4 })
 * console.log([0, 1, 2, 3, 4, 6, 8].map(learningRate)) // [ 0, 0.5, 1, 0.75, 0.5, 0, 1 ]
 * ```
 */
export const triangularCycle = defineSchedule({
  name: 'triangularCycle',
  hyperparameters: cycleSettings,
  text: { en: 'Up and down between two values.', pt: 'Sobe e desce entre dois valores.' },
  value: (step, { low, high, up, down }) => low + (high - low) * triangleAt(step, { up, down }).height,
})
