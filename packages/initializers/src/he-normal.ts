import { defineInitializer } from '@chainrule/autograd'

/**
 * Normal weights that keep the variance of activations through ReLU layers.
 *
 *     σ² = 2 / ((1 + a²) fanIn)
 *
 * He et al., 2015, equations 10 and 15, https://arxiv.org/abs/1502.01852. Not truncated, unlike Keras and JAX.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { heNormal } from '@chainrule/initializers'
 *
 * const initializer = heNormal()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 64 / 2 - 1) < 0.2) // true
 * ```
 */
export const heNormal = defineInitializer({
  name: 'heNormal',
  hyperparameters: {
    negativeSlope: {
      symbol: 'a',
      default: 0,
      min: 0,
      text: {
        en: 'Slope of the leaky ReLU that follows; 0 for ReLU.',
        pt: 'Inclinação da leaky ReLU que segue; 0 para ReLU.',
      },
    },
  },
  text: {
    en: 'Normal weights that keep the variance of activations through ReLU layers.',
    pt: 'Pesos normais que mantêm a variância das ativações em camadas ReLU.',
  },
  expected: ({ fanIn, negativeSlope }) => ({ mean: 0, variance: 2 / ((1 + negativeSlope ** 2) * Math.max(1, fanIn)) }),
  draw: ({ shape, dtype, random, expected }) => random.normal(shape, { dtype, ...expected }),
})
