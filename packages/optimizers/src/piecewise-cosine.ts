import { defineSchedule } from '@chainrule/autograd'
import { betweenPoints, halfCosine, pointLists, requirePoints } from './shared/between-points.ts'

/**
 * Half a cosine from point to point; the first and the last value stay before and after.
 *
 *     p     = (step - stepsᵢ) / (stepsᵢ₊₁ - stepsᵢ)
 *     share = (1 - cos(π p)) / 2
 *     value = valuesᵢ (1 - share) + valuesᵢ₊₁ share
 *
 * Optax's `piecewise_interpolate_schedule('cosine', …)` with the values themselves instead of factors. At two points on
 * one step it jumps.
 *
 * @throws ChainruleError `points-do-not-fit`.
 *
 * @example
 * ```ts
 * import { piecewiseCosine } from '@chainrule/optimizers'
 *
 * const learningRate = piecewiseCosine({ steps: [0, 2, 6], values: [0, 1, 0.5] })
 * console.log([0, 1, 2, 4, 6].map((step) => learningRate(step).toFixed(2)).join(' ')) // 0.00 0.50 1.00 0.75 0.50
 * ```
 */
export const piecewiseCosine = defineSchedule({
  name: 'piecewiseCosine',
  hyperparameters: pointLists,
  text: { en: 'Half a cosine from point to point.', pt: 'Meio cosseno de ponto a ponto.' },
  verify: (points) => requirePoints('piecewiseCosine', points),
  value: (step, points) => betweenPoints(step, points, halfCosine),
})
