import { defineSchedule } from '@chainrule/autograd'

/**
 * The steps with which plain gradient descent solves a quadratic as fast as momentum does, in a stable order.
 *
 *     T     = 2^levels
 *     value = 2 / (M + m - (M - m) cos(π (σ(t) - ½) / T)),  t = 1, …, T, then again
 *     σ     = interlace(σ', T + 1 - σ'), from the σ' of half as many steps
 *
 * Agarwal, Goel and Zhang, 2021, "Acceleration via fractal learning rate schedules", https://arxiv.org/abs/2103.01338.
 * The values are one over the roots of a Chebyshev polynomial on [m, M], where the eigenvalues of the Hessian lie. Many
 * are above 2 / M, where a constant rate diverges, and in the order of the roots rounding errors would explode.
 *
 * @example
 * ```ts
 * import { chebyshevSteps } from '@chainrule/optimizers'
 *
 * const learningRate = chebyshevSteps({ smallest: 1, largest: 9, levels: 1 })
 * console.log([0, 1, 2].map((step) => learningRate(step).toFixed(4)).join(' ')) // 0.4605 0.1277 0.4605
 * ```
 */
export const chebyshevSteps = defineSchedule({
  name: 'chebyshevSteps',
  hyperparameters: {
    smallest: {
      symbol: 'm',
      above: 0,
      scale: 'log',
      text: { en: 'Smallest curvature of the loss.', pt: 'Menor curvatura da perda.' },
    },
    largest: {
      symbol: 'M',
      above: 0,
      scale: 'log',
      text: { en: 'Largest curvature of the loss.', pt: 'Maior curvatura da perda.' },
    },
    levels: {
      default: 5,
      min: 0,
      max: 30,
      whole: true,
      text: { en: 'A round has two to this power steps.', pt: 'Uma volta tem dois elevado a isto passos.' },
    },
  },
  text: { en: 'Large and small steps in a stable order.', pt: 'Passos grandes e pequenos em uma ordem estável.' },
  value(step, { smallest, largest, levels }) {
    const steps = 2 ** levels
    const place = placeOf((Math.floor(step) % steps) + 1, steps)
    const angle = (Math.PI * (place - 0.5)) / steps
    return 2 / (largest + smallest - (largest - smallest) * Math.cos(angle))
  },
})

/** σ(t) for rounds of so many steps. */
function placeOf(t: number, steps: number): number {
  if (steps === 1) return 1
  const half = placeOf(Math.ceil(t / 2), steps / 2)
  return t % 2 === 1 ? half : steps + 1 - half
}
