import { defineInitializer, drawNormal } from '@chainrule/autograd'
import { scaledByFan } from './shared/scaled-by-fan.ts'

/**
 * Normal weights with which a linear layer keeps the variance of its input; for SELU networks.
 *
 *     σ² = 1 / fanIn
 *
 * LeCun et al., 1998, "Efficient BackProp", section 4.6, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf; Klambauer et al.,
 * 2017, "Self-normalizing neural networks", section "Initialization", https://arxiv.org/abs/1706.02515. Not truncated, unlike
 * Keras and JAX: theirs is `varianceScaling()`.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { lecunNormal } from '@chainrule/initializers'
 *
 * const initializer = lecunNormal()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 64 - 1) < 0.2) // true
 * ```
 */
export const lecunNormal = defineInitializer({
  name: 'lecunNormal',
  hyperparameters: {},
  text: {
    en: 'Normal weights that keep the variance of linear layers; for SELU.',
    pt: 'Pesos normais que mantêm a variância em camadas lineares; para SELU.',
  },
  expected: (request) => scaledByFan(1, 'fanIn', request),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
