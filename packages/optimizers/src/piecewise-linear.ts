import { defineSchedule } from '@chainrule/autograd'
import { betweenPoints, pointLists, requirePoints, straight } from './shared/between-points.ts'

/**
 * Straight lines from point to point; the first and the last value stay before and after.
 *
 *     p     = (step - stepsᵢ) / (stepsᵢ₊₁ - stepsᵢ)
 *     value = valuesᵢ (1 - p) + valuesᵢ₊₁ p
 *
 * Optax's `piecewise_interpolate_schedule('linear', …)` with the values themselves instead of factors. At two points on
 * one step it jumps.
 *
 * @throws ChainruleError `points-do-not-fit`.
 *
 * @example
 * ```ts
 * import { piecewiseLinear } from '@chainrule/optimizers'
 *
 * const learningRate = piecewiseLinear({ steps: [0, 2, 6], values: [0, 1, 0.5] })
 * console.log([0, 1, 2, 4, 6, 100].map(learningRate)) // [ 0, 0.5, 1, 0.75, 0.5, 0.5 ]
 * ```
 */
export const piecewiseLinear = defineSchedule({
  name: 'piecewiseLinear',
  hyperparameters: pointLists,
  text: { en: 'Straight lines from point to point.', pt: 'Retas de ponto a ponto.' },
  verify: (points) => requirePoints('piecewiseLinear', points),
  value: (step, points) => betweenPoints(step, points, straight),
})
