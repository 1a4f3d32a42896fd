import { defineSchedule } from '@chainrule/autograd'
import { cycleSettings, triangleAt } from './shared/triangle.ts'

/**
 * Up and down in straight lines under a top that falls at each step.
 *
 *     height = 0 at the ends of a cycle, 1 at its top
 *     value  = low + (high - low) height · factor^step
 *
 * Smith, 2017, section 3.1, "exp_range", https://arxiv.org/abs/1506.01186. PyTorch's `CyclicLR` with that mode and
 * `gamma` for the factor.
 *
 * @example
 * ```ts
 * import { decayingCycle } from '@chainrule/optimizers'
 *
 * const learningRate = decayingCycle({ low: 0, high: 1, up: 2, factor: 0.5 })
 * console.log([0, 1, 2, 3, 4].map(learningRate)) // [ 0, 0.25, 0.25, 0.0625, 0 ]
 * ```
 */
export const decayingCycle = defineSchedule({
  name: 'decayingCycle',
  hyperparameters: {
    ...cycleSettings,
    factor: {
      above: 0,
      max: 1,
      text: { en: 'What remains of the height after each step.', pt: 'O que resta da altura depois de cada passo.' },
    },
  },
  text: { en: 'Up and down under a falling top.', pt: 'Sobe e desce sob um topo que cai.' },
  value: (step, { low, high, up, down, factor }) =>
    low + (high - low) * triangleAt(step, { up, down }).height * factor ** step,
})
