import { defineInitializer } from '@chainrule/autograd'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Uniform weights that keep variance both ways through layers that are nearly linear.
 *
 *     w ~ U[-b, b),  b = g √(6 / (fanIn + fanOut)),  so σ² = 2 g² / (fanIn + fanOut)
 *
 * Glorot and Bengio, 2010, equations 12 and 16, https://proceedings.mlr.press/v9/glorot10a.html. PyTorch's
 * `xavier_uniform_`; Keras calls it `GlorotUniform`.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { xavierUniform } from '@chainrule/initializers'
 *
 * const initializer = xavierUniform()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * (64 + 32) / 2 - 1) < 0.2) // true
 * ```
 */
export const xavierUniform = defineInitializer({
  name: 'xavierUniform',
  hyperparameters: {
    gain: {
      symbol: 'g',
      default: 1,
      min: 0,
      text: {
        en: 'For the activation that follows: 1 for tanh and sigmoid as the paper has it.',
        pt: 'Conforme a ativação que segue: 1 para tanh e sigmoide, como no artigo.',
      },
    },
  },
  text: {
    en: 'Uniform weights that keep variance both ways, for tanh and sigmoid.',
    pt: 'Pesos uniformes que mantêm a variância nos dois sentidos, para tanh e sigmoide.',
  },
  expected: ({ fanIn, fanOut, gain }) => ({ mean: 0, variance: (2 * gain ** 2) / Math.max(1, fanIn + fanOut) }),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
