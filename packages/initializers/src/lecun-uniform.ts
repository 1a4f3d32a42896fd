import { defineInitializer } from '@chainrule/autograd'
import { scaledByFan } from './shared/scaled-by-fan.ts'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Uniform weights with which a linear layer keeps the variance of its input.
 *
 *     w ~ U[-b, b),  b = √(3 / fanIn),  so σ² = 1 / fanIn
 *
 * LeCun et al., 1998, "Efficient BackProp", section 4.6, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf. As in Keras and
 * JAX. PyTorch's linear layers begin with a third of this variance: `fanInUniform` of `@chainrule/nn`.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { lecunUniform } from '@chainrule/initializers'
 *
 * const initializer = lecunUniform()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 64 - 1) < 0.2) // true
 * ```
 */
export const lecunUniform = defineInitializer({
  name: 'lecunUniform',
  hyperparameters: {},
  text: {
    en: 'Uniform weights that keep the variance of linear layers.',
    pt: 'Pesos uniformes que mantêm a variância em camadas lineares.',
  },
  expected: (request) => scaledByFan(1, 'fanIn', request),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
