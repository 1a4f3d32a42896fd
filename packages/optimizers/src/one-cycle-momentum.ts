import { defineSchedule } from '@chainrule/autograd'
import { betweenPoints, halfCosine } from './shared/between-points.ts'
import { cornersOf, cycleLengths, fallText } from './shared/one-cycle.ts'

/**
 * The momentum that goes with `oneCycle`: low while the rate is high, along half cosines.
 *
 *     high -> low in a share `rise` of the steps, then low -> high
 *
 * Smith, 2018, section 4.3, https://arxiv.org/abs/1803.09820: a large rate regularises already, and momentum on top of
 * it makes steps too long. For `momentum` of gradient descent, or `beta1` of Adam. Defaults of PyTorch's `OneCycleLR`;
 * use the `rise` and `fall` of the rate.
 *
 * @example
 * ```ts
 * import { oneCycleMomentum } from '@chainrule/optimizers'
 *
 * const momentum = oneCycleMomentum({ steps: 100 })
 * console.log(momentum(0), momentum(29), momentum(99)) // 0.95 0.85 0.95
 * ```
 */
export const oneCycleMomentum = defineSchedule({
  name: 'oneCycleMomentum',
  hyperparameters: {
    ...cycleLengths,
    fall: { default: 0, min: 0, max: 1, text: fallText },
    low: { default: 0.85, min: 0, text: { en: 'Value at the peak of the rate.', pt: 'Valor no pico da taxa.' } },
    high: { default: 0.95, min: 0, text: { en: 'Value at both ends.', pt: 'Valor nas duas pontas.' } },
  },
  text: { en: 'A momentum that is low while the rate is high.', pt: 'Um momento baixo enquanto a taxa é alta.' },
  value: (step, { low, high, ...lengths }) =>
    betweenPoints(step, cornersOf(lengths, { start: high, peak: low, end: high }), halfCosine),
})
