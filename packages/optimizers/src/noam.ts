import { defineSchedule } from '@chainrule/autograd'

/**
 * The schedule of the Transformer: a straight warm-up, then one over the square root of the step.
 *
 *     t     = step + 1
 *     value = factor · modelSize^-½ · min(t^-½, t · warmup^-³ᐟ²)
 *
 * Vaswani et al., 2017, section 5.3, equation 3, https://arxiv.org/abs/1706.03762, where the factor is 1 and the
 * warm-up 4000. The largest value is factor / √(modelSize · warmup); `inverseSquareRootDecay` lets one choose it.
 *
 * @example
 * ```ts
 * import { noam } from '@chainrule/optimizers'
 *
 * const learningRate = noam({ modelSize: 4, warmup: 4 })
 * console.log([0, 1, 3, 15].map(learningRate)) // [ 0.0625, 0.125, 0.25, 0.125 ]
 * ```
 */
export const noam = defineSchedule({
  name: 'noam',
  hyperparameters: {
    modelSize: { min: 1, text: { en: 'Width of the model.', pt: 'Largura do modelo.' } },
    warmup: { default: 4000, min: 1, text: { en: 'Steps of the warm-up.', pt: 'Passos do aquecimento.' } },
    factor: { default: 1, min: 0, scale: 'log', text: { en: 'Scales all values.', pt: 'Escala todos os valores.' } },
  },
  text: {
    en: 'The schedule of the Transformer: warm-up, then an inverse square root.',
    pt: 'A programação do Transformer: aquecimento, depois o inverso da raiz.',
  },
  value(step, { modelSize, warmup, factor }) {
    const t = step + 1
    return (factor * Math.min(1 / Math.sqrt(t), t / (warmup * Math.sqrt(warmup)))) / Math.sqrt(modelSize)
  },
})
