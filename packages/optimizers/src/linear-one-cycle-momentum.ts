import { defineSchedule } from '@chainrule/autograd'
import { betweenPoints, straight } from './shared/between-points.ts'
import { cornersOf, cycleLengths, fallText } from './shared/one-cycle.ts'

/**
 * The momentum that goes with `linearOneCycle`: low while the rate is high, in straight lines.
 *
 *     high -> low in a share `rise` of the steps, low -> high in a share `fall`, then high
 *
 * Smith, 2018, section 4.3, https://arxiv.org/abs/1803.09820. For `momentum` of gradient descent, or `beta1` of Adam.
 * The bounds are those of PyTorch's `OneCycleLR`; use the `rise` and `fall` of the rate.
 *
 * @example
 * ```ts
 * import { linearOneCycleMomentum } from '@chainrule/optimizers'
 *
 * const momentum = linearOneCycleMomentum({ steps: 10, rise: 0.5, fall: 0.4 })
 * console.log([0, 2, 4, 7, 9].map((step) => momentum(step).toFixed(2)).join(' ')) // 0.95 0.90 0.85 0.95 0.95
 * ```
 */
export const linearOneCycleMomentum = defineSchedule({
  name: 'linearOneCycleMomentum',
  hyperparameters: {
    ...cycleLengths,
    fall: { default: 0.55, min: 0, max: 1, text: fallText },
    low: { default: 0.85, min: 0, text: { en: 'Value at the peak of the rate.', pt: 'Valor no pico da taxa.' } },
    high: { default: 0.95, min: 0, text: { en: 'Value at both ends.', pt: 'Valor nas duas pontas.' } },
  },
  text: {
    en: 'A momentum that is low while the rate is high, in straight lines.',
    pt: 'Um momento baixo enquanto a taxa é alta, em linhas retas.',
  },
  value: (step, { low, high, ...lengths }) =>
    betweenPoints(step, cornersOf(lengths, { start: high, peak: low, end: high }), straight),
})
