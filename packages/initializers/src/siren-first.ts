import { defineInitializer } from '@chainrule/autograd'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Weights of the first layer of a network whose activation is sin(ω₀ x).
 *
 *     w ~ U[-1 / fanIn, 1 / fanIn),  so σ² = 1 / (3 fanIn²)
 *
 * With coordinates in [-1, 1] the sines then run through several periods. Sitzmann et al., 2020, "Implicit neural
 * representations with periodic activation functions", supplement 1.5 and authors' code, https://arxiv.org/abs/2006.09661. The
 * other layers: `siren`.
 *
 * @example
 * ```ts
 * import { abs, initialize, max, Parameter } from '@chainrule/autograd'
 * import { sirenFirst } from '@chainrule/initializers'
 *
 * const { weight } = initialize({ weight: new Parameter([64, 2], 'float32', { initializer: sirenFirst() }) }, { seed: 1 })
 * console.log(max(abs(weight)).item() <= 0.5) // true
 * ```
 */
export const sirenFirst = defineInitializer({
  name: 'sirenFirst',
  hyperparameters: {},
  text: { en: 'Weights of the first layer of sines.', pt: 'Pesos da primeira camada de senos.' },
  expected: ({ fanIn }) => ({ mean: 0, variance: 1 / (3 * Math.max(1, fanIn) ** 2) }),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
