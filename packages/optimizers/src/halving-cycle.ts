import { defineSchedule } from '@chainrule/autograd'
import { cycleSettings, triangleAt } from './shared/triangle.ts'

/**
 * Up and down in straight lines, each time half as high.
 *
 *     height = 0 at the ends of a cycle, 1 at its top
 *     value  = low + (high - low) height / 2^cycle
 *
 * Smith, 2017, section 3.1, "triangular2", https://arxiv.org/abs/1506.01186. PyTorch's `CyclicLR` with that mode.
 *
 * @example
 * ```ts
 * import { halvingCycle } from '@chainrule/optimizers'
 *
 * const learningRate = halvingCycle({ low: 0, high: 1, up: 2 })
 * console.log([0, 1, 2, 3, 4, 6, 10].map(learningRate)) // [ 0, 0.5, 1, 0.5, 0, 0.5, 0.25 ]
 * ```
 */
export const halvingCycle = defineSchedule({
  name: 'halvingCycle',
  hyperparameters: cycleSettings,
  text: { en: 'Up and down, each time half as high.', pt: 'Sobe e desce, cada vez pela metade.' },
  value(step, { low, high, up, down }) {
    const { cycle, height } = triangleAt(step, { up, down })
    return low + ((high - low) * height) / 2 ** cycle
  },
})
