import { defineSchedule } from '@chainrule/autograd'

/**
 * Falls as one over the square root of the time.
 *
 *     value = start · √(timescale / (timescale + step))
 *
 * Vaswani et al., 2017, section 5.3, https://arxiv.org/abs/1706.03762; Raffel et al., 2020, section 3.1.2,
 * https://arxiv.org/abs/1910.10683, with 10⁴ for the timescale, after as many steps at the full value
 * (`joinSchedules`). With a warm-up of as many steps as the timescale,
 * `warmup(inverseSquareRootDecay({ start, timescale }), { steps: timescale })`, it is the one of fairseq.
 *
 * @example
 * ```ts
 * import { inverseSquareRootDecay } from '@chainrule/optimizers'
 *
 * const learningRate = inverseSquareRootDecay({ start: 1, timescale: 100 })
 * console.log(learningRate(0), learningRate(300), learningRate(1500)) // 1 0.5 0.25
 * ```
 */
export const inverseSquareRootDecay = defineSchedule({
  name: 'inverseSquareRootDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    timescale: {
      above: 0,
      scale: 'log',
      text: { en: 'Steps after which it has fallen by √2.', pt: 'Passos depois dos quais caiu por √2.' },
    },
  },
  text: { en: 'Falls as one over the square root of the time.', pt: 'Cai como o inverso da raiz do tempo.' },
  value: (step, { start, timescale }) => start * Math.sqrt(timescale / (timescale + step)),
})
