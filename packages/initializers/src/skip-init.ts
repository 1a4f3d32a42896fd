import { defineInitializer, full } from '@chainrule/autograd'

/**
 * The factor at the end of a residual branch that takes the place of batch normalisation.
 *
 *     x + α f(x),  α = 0, or at most 1 / √(number of branches)
 *
 * De and Smith, 2020, "Batch normalization biases residual blocks towards the identity function in deep networks",
 * https://arxiv.org/abs/2002.10444. Weights inside the branch are `heNormal()`. The same as `reZero` where α = 0.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { skipInit } from '@chainrule/initializers'
 *
 * const branches = 16
 * const alpha = new Parameter([], 'float32', { role: 'scale', initializer: skipInit({ value: 1 / Math.sqrt(branches) }) })
 * console.log(initialize({ alpha }, { seed: 1 }).alpha.item()) // 0.25
 * ```
 */
export const skipInit = defineInitializer({
  name: 'skipInit',
  hyperparameters: {
    value: {
      symbol: 'α',
      default: 0,
      text: { en: 'What a branch is multiplied with at first.', pt: 'O fator inicial de um ramo.' },
    },
  },
  text: {
    en: 'The factor of a residual branch, in place of batch normalisation.',
    pt: 'O fator de um ramo residual, no lugar da normalização por lote.',
  },
  expected: ({ value }) => ({ mean: value, variance: 0 }),
  draw: ({ shape, dtype, value }) => full(shape, value, { dtype }),
})
