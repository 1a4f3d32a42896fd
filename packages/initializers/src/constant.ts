import { defineInitializer, full } from '@chainrule/autograd'

/**
 * All weights the same number.
 *
 *     w = c
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { constant } from '@chainrule/initializers'
 *
 * const model = initialize({ bias: new Parameter([2], 'float32', { initializer: constant({ value: 0.5 }) }) }, { seed: 1 })
 * console.log(model.bias.toArray()) // [0.5, 0.5]
 * ```
 */
export const constant = defineInitializer({
  name: 'constant',
  hyperparameters: {
    value: { symbol: 'c', text: { en: 'The value of every weight.', pt: 'O valor de todos os pesos.' } },
  },
  text: { en: 'All weights the same number.', pt: 'Todos os pesos com o mesmo valor.' },
  expected: ({ value }) => ({ mean: value, variance: 0 }),
  draw: ({ shape, dtype, value }) => full(shape, value, { dtype }),
})
