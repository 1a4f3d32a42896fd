import { defineSchedule } from '@chainrule/autograd'

/**
 * A decay (β) that grows so that what it remembers grows evenly: its half-life rises in a straight line.
 *
 *     half(β) = ln ½ / ln β
 *     p       = min(1, (step + 1) / steps)
 *     half(value) = (1 - p) half(start) + p half(end)
 *
 * For the slow mean of `ademamix`: Pagliardini, Ablin and Grangier, 2024, section 3,
 * https://arxiv.org/abs/2409.03137.
 *
 * @example
 * ```ts
 * import { halfLifeWarmup } from '@chainrule/optimizers'
 *
 * const beta = halfLifeWarmup({ start: 0.25, end: 0.5 ** 0.25, steps: 2 })
 * console.log([0, 1, 2].map((step) => (Math.log(0.5) / Math.log(beta(step))).toFixed(2)).join(' ')) // 2.25 4.00 4.00
 * ```
 */
export const halfLifeWarmup = defineSchedule({
  name: 'halfLifeWarmup',
  hyperparameters: {
    start: {
      default: 0.9,
      above: 0,
      below: 1,
      text: { en: 'Decay before the first step.', pt: 'Decaimento antes do primeiro passo.' },
    },
    end: { above: 0, below: 1, text: { en: 'Decay after the last step.', pt: 'Decaimento depois do último passo.' } },
    steps: { min: 1, whole: true, text: { en: 'Steps from start to end.', pt: 'Passos do início ao fim.' } },
  },
  text: { en: 'A decay whose half-life grows evenly.', pt: 'Um decaimento cuja meia-vida cresce por igual.' },
  value(step, { start, end, steps }) {
    const progress = Math.min(1, (step + 1) / steps)
    return progress === 1 ? end : Math.exp(1 / ((1 - progress) / Math.log(start) + progress / Math.log(end)))
  },
})
