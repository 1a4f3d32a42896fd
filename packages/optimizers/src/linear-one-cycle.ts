import { defineSchedule } from '@chainrule/autograd'
import { betweenPoints, straight } from './shared/between-points.ts'
import { cycleDivisors, cycleLengths, fallText, rateCorners } from './shared/one-cycle.ts'

/**
 * Up to a large rate, back to the start, and on to almost nothing, in straight lines (1cycle, super-convergence).
 *
 *     start = peak / startDivisor,  end = start / endDivisor
 *     start -> peak in a share `rise` of the steps, peak -> start in a share `fall`, start -> end in the rest
 *
 * Smith and Topin, 2019, https://arxiv.org/abs/1708.07120; Smith, 2018, section 4.1, https://arxiv.org/abs/1803.09820.
 * Defaults of Optax's `linear_onecycle_schedule` (`pct_final` is rise + fall). The corners lie as in PyTorch's
 * `OneCycleLR` with `anneal_strategy='linear'`: with `three_phase` its `fall` is its `rise`, without it 0.
 *
 * @example
 * ```ts
 * import { linearOneCycle } from '@chainrule/optimizers'
 *
 * const learningRate = linearOneCycle({ peak: 1, steps: 10, rise: 0.5, fall: 0.4, startDivisor: 4 })
 * console.log([0, 2, 4, 7, 9].map(learningRate)) // [ 0.25, 0.625, 1, 0.25, 0.000025 ]
 * ```
 */
export const linearOneCycle = defineSchedule({
  name: 'linearOneCycle',
  hyperparameters: {
    peak: { min: 0, scale: 'log', text: { en: 'Largest value.', pt: 'Maior valor.' } },
    ...cycleLengths,
    fall: { default: 0.55, min: 0, max: 1, text: fallText },
    ...cycleDivisors,
  },
  text: {
    en: 'Up to a large rate and down to almost nothing, in straight lines.',
    pt: 'Sobe até uma taxa grande e desce até quase nada, em linhas retas.',
  },
  value: (step, settings) => betweenPoints(step, rateCorners(settings), straight),
})
