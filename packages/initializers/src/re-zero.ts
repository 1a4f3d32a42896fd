import { defineInitializer, full } from '@chainrule/autograd'

/**
 * The factor of a residual branch that is 0 at first: each layer starts by passing its input on.
 *
 *     x + α f(x),  α = 0
 *
 * Bachlechner et al., 2021, "ReZero is all you need", https://arxiv.org/abs/2003.04887. One α for each branch, trained
 * with the weights; the network needs neither normalisation nor warm-up.
 *
 * @example
 * ```ts
 * import { initialize, Parameter, type Tensor, tensor } from '@chainrule/autograd'
 * import { reZero } from '@chainrule/initializers'
 * import { layer, linear } from '@chainrule/nn'
 *
 * function branch(features: number) {
 *   const inner = linear(features, features)
 *   const alpha = new Parameter([], 'float32', { role: 'scale', initializer: reZero() })
 *   return layer('branch', (x: Tensor) => x.add(inner(x).mul(alpha)), { inner, alpha })
 * }
 *
 * console.log(initialize(branch(2), { seed: 1 })(tensor([[1, 2]])).toArray()) // [[1, 2]]
 * ```
 */
export const reZero = defineInitializer({
  name: 'reZero',
  hyperparameters: {},
  text: { en: 'The factor of a residual branch: 0 at first.', pt: 'O fator de um ramo residual: 0 no início.' },
  expected: () => ({ mean: 0, variance: 0 }),
  draw: ({ shape, dtype }) => full(shape, 0, { dtype }),
})
