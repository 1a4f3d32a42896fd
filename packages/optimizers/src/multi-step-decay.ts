import { defineSchedule } from '@chainrule/autograd'

/**
 * Falls by a factor at each milestone.
 *
 *     value = start · factor^(number of milestones ≤ step)
 *
 * Goyal et al., 2017, section 5.1, https://arxiv.org/abs/1706.02677, with milestones at the epochs 30, 60 and 80.
 * PyTorch's `MultiStepLR`, also in that a milestone which is named twice counts twice.
 *
 * @example
 * ```ts
 * import { multiStepDecay } from '@chainrule/optimizers'
 *
 * const learningRate = multiStepDecay({ start: 1, factor: 0.5, milestones: [2, 5] })
 * console.log([0, 1, 2, 4, 5, 9].map(learningRate)) // [ 1, 1, 0.5, 0.5, 0.25, 0.25 ]
 * ```
 */
export const multiStepDecay = defineSchedule({
  name: 'multiStepDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    factor: {
      default: 0.1,
      min: 0,
      text: { en: 'What remains after each milestone.', pt: 'O que resta depois de cada marco.' },
    },
    milestones: {
      min: 0,
      whole: true,
      list: 'rising',
      text: { en: 'Steps at which it falls.', pt: 'Passos em que cai.' },
    },
  },
  text: { en: 'Falls by a factor at each milestone.', pt: 'Cai por um fator em cada marco.' },
  value: (step, { start, factor, milestones }) =>
    start * factor ** milestones.filter((milestone) => milestone <= step).length,
})
