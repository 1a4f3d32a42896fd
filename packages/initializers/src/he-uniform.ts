import { defineInitializer } from '@chainrule/autograd'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Uniform weights that keep the variance of activations through ReLU layers.
 *
 *     w ~ U[-b, b),  b = √(6 / ((1 + a²) fanIn)),  so σ² = 2 / ((1 + a²) fanIn)
 *
 * He et al., 2015, equations 10 and 15, https://arxiv.org/abs/1502.01852. The paper draws normal weights; this is the uniform
 * distribution of the same variance, as in PyTorch and Keras.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { heUniform } from '@chainrule/initializers'
 *
 * const initializer = heUniform()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 64 / 2 - 1) < 0.2) // true
 * ```
 */
export const heUniform = defineInitializer({
  name: 'heUniform',
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
    en: 'Uniform weights that keep the variance of activations through ReLU layers.',
    pt: 'Pesos uniformes que mantêm a variância das ativações em camadas ReLU.',
  },
  expected: ({ fanIn, negativeSlope }) => ({ mean: 0, variance: 2 / ((1 + negativeSlope ** 2) * Math.max(1, fanIn)) }),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
