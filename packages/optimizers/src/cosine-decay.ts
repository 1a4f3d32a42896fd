import { defineSchedule } from '@chainrule/autograd'

/**
 * Half a cosine from one value to another, which it keeps.
 *
 *     p     = min(1, step / steps)
 *     value = end + (start - end) (1 + cos(π p)) / 2
 *
 * Loshchilov and Hutter, 2017, section 3, equation 5 without restarts, https://arxiv.org/abs/1608.03983. As Optax's
 * `cosine_decay_schedule`; PyTorch's `CosineAnnealingLR` climbs again after its `T_max` steps.
 *
 * @example
 * ```ts
 * import { cosineDecay } from '@chainrule/optimizers'
 *
 * const learningRate = cosineDecay({ start: 1, end: 0.5, steps: 100 })
 * console.log(learningRate(0), learningRate(50), learningRate(1000)) // 1 0.75 0.5
 * ```
 */
export const cosineDecay = defineSchedule({
  name: 'cosineDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    end: { default: 0, min: 0, text: { en: 'Value after the last step.', pt: 'Valor depois do último passo.' } },
    steps: { min: 1, whole: true, text: { en: 'Steps from start to end.', pt: 'Passos do início ao fim.' } },
  },
  text: { en: 'Half a cosine, slow at both ends.', pt: 'Meio cosseno, lento nas duas pontas.' },
  value(step, { start, end, steps }) {
    const progress = Math.min(1, step / steps)
    return end + ((start - end) * (1 + Math.cos(Math.PI * progress))) / 2
  },
})
