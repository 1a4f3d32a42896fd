import { defineSchedule } from '@chainrule/autograd'
import { betweenPoints, halfCosine } from './shared/between-points.ts'
import { cycleDivisors, cycleLengths, fallText, rateCorners } from './shared/one-cycle.ts'

/**
 * Up to a large rate and down to almost nothing along half cosines, once (1cycle, super-convergence).
 *
 *     start = peak / startDivisor,  end = start / endDivisor
 *     start -> peak in a share `rise` of the steps, then peak -> end
 *     with `fall`: start -> peak -> start -> end
 *
 * Smith and Topin, 2019, https://arxiv.org/abs/1708.07120; Smith, 2018, section 4.1, https://arxiv.org/abs/1803.09820,
 * in the form of fastai and PyTorch: the defaults of `OneCycleLR`, whose `three_phase` is `fall` = `rise`. The last
 * value is that of step `steps - 1`, and stays. `oneCycleMomentum` is the other half, `linearOneCycle` the straight
 * form of the papers.
 *
 * @example
 * ```ts
 * import { adam, oneCycle, oneCycleMomentum } from '@chainrule/optimizers'
 *
 * const learningRate = oneCycle({ peak: 1, steps: 100 })
 * const optimizer = adam({ learningRate, beta1: oneCycleMomentum({ steps: 100 }) })
 * console.log(optimizer.name, learningRate(0), learningRate(29), learningRate(99)) // adam 0.04 1 0.000004
 * ```
 */
export const oneCycle = defineSchedule({
  name: 'oneCycle',
  hyperparameters: {
    peak: { min: 0, scale: 'log', text: { en: 'Largest value.', pt: 'Maior valor.' } },
    ...cycleLengths,
    fall: { default: 0, min: 0, max: 1, text: fallText },
    ...cycleDivisors,
  },
  text: {
    en: 'Up to a large rate and down to almost nothing, smoothly.',
    pt: 'Sobe até uma taxa grande e desce até quase nada, suavemente.',
  },
  value: (step, settings) => betweenPoints(step, rateCorners(settings), halfCosine),
})
