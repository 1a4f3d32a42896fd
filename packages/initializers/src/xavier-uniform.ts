import { defineInitializer } from '@chainrule/autograd'
import { scaledByFan } from './shared/scaled-by-fan.ts'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Uniform weights that keep variance both ways through layers that are nearly linear.
 *
 *     w ~ U[-b, b),  b = g √(6 / (fanIn + fanOut)),  so σ² = g² / average,  average = (fanIn + fanOut) / 2
 *
 * Glorot and Bengio, 2010, "Understanding the difficulty of training deep feedforward neural networks", equations 12 and 16,
 * https://proceedings.mlr.press/v9/glorot10a.html. PyTorch's `xavier_uniform_`; Keras calls it `GlorotUniform`.
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
        en: 'For the activation that follows: see gain(); the paper has 1.',
        pt: 'Conforme a ativação que segue: ver gain(); no artigo é 1.',
      },
    },
  },
  text: {
    en: 'Uniform weights that keep variance both ways, for tanh and sigmoid.',
    pt: 'Pesos uniformes que mantêm a variância nos dois sentidos, para tanh e sigmoide.',
  },
  expected: ({ gain, ...request }) => scaledByFan(gain ** 2, 'average', request),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
