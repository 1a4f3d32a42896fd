import { defineSchedule } from '@chainrule/autograd'

/**
 * A warm-up, a long stretch at the full value, and a decay over the last steps (WSD, trapezoid).
 *
 *     step < warmup:         peak · (step + 1) / warmup
 *     step < steps - decay:  peak
 *     afterwards:            end + (peak - end) (1 - p^power),  p = (step - steps + decay) / decay, at most 1
 *
 * Hu et al., 2024, section 4.2, https://arxiv.org/abs/2404.06395, who let the decay be any falling function; Hägele et
 * al., 2024, section 3, https://arxiv.org/abs/2405.18392, whose "1-sqrt" is the power ½, and a straight line the power
 * 1. The stretch in the middle can be trained on from: join another decay to a checkpoint of it.
 *
 * @example
 * ```ts
 * import { warmupStableDecay } from '@chainrule/optimizers'
 *
 * const learningRate = warmupStableDecay({ peak: 1, steps: 10, warmup: 2, decay: 4 })
 * console.log([0, 1, 2, 6, 7, 9, 10].map(learningRate)) // [ 0.5, 1, 1, 1, 0.75, 0.25, 0 ]
 * ```
 */
export const warmupStableDecay = defineSchedule({
  name: 'warmupStableDecay',
  hyperparameters: {
    peak: { min: 0, scale: 'log', text: { en: 'Value in the middle.', pt: 'Valor no meio.' } },
    steps: { min: 1, whole: true, text: { en: 'Steps in all.', pt: 'Passos ao todo.' } },
    warmup: {
      default: 0,
      min: 0,
      whole: true,
      text: { en: 'Steps until the full value.', pt: 'Passos até o valor cheio.' },
    },
    decay: { min: 1, whole: true, text: { en: 'Steps of the decay at the end.', pt: 'Passos da queda no fim.' } },
    end: { default: 0, min: 0, text: { en: 'Value after the last step.', pt: 'Valor depois do último passo.' } },
    power: {
      default: 1,
      above: 0,
      text: {
        en: '1 for a straight decay, ½ for a steeper one.',
        pt: '1 para uma queda reta, ½ para uma mais íngreme.',
      },
    },
  },
  text: { en: 'A warm-up, a plateau and a decay.', pt: 'Um aquecimento, um platô e uma queda.' },
  value(step, { peak, steps, warmup, decay, end, power }) {
    if (step < warmup) return (peak * (step + 1)) / warmup
    const progress = Math.min(1, Math.max(0, step - steps + decay) / decay)
    return progress === 0 ? peak : end + (peak - end) * (1 - progress ** power)
  },
})
