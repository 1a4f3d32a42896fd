import { defineInitializer, drawNormal } from '@chainrule/autograd'
import { scaledByFan } from './shared/scaled-by-fan.ts'

/**
 * Normal weights that keep variance both ways through layers that are nearly linear.
 *
 *     σ² = g² / average,  average = (fanIn + fanOut) / 2
 *
 * Glorot and Bengio, 2010, "Understanding the difficulty of training deep feedforward neural networks", equation 12,
 * https://proceedings.mlr.press/v9/glorot10a.html. PyTorch's `xavier_normal_`. Not truncated, unlike Keras and JAX: theirs is
 * `varianceScaling({ mode: 'average' })`.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { xavierNormal } from '@chainrule/initializers'
 *
 * const initializer = xavierNormal()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * (64 + 32) / 2 - 1) < 0.2) // true
 * ```
 */
export const xavierNormal = defineInitializer({
  name: 'xavierNormal',
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
    en: 'Normal weights that keep variance both ways, for tanh and sigmoid.',
    pt: 'Pesos normais que mantêm a variância nos dois sentidos, para tanh e sigmoide.',
  },
  expected: ({ gain, ...request }) => scaledByFan(gain ** 2, 'average', request),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
