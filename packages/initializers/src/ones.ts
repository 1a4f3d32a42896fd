import { defineInitializer, full } from '@chainrule/autograd'

/**
 * All weights 1: where scales of normalisation layers start.
 *
 *     w = 1
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { ones } from '@chainrule/initializers'
 *
 * const model = initialize({ bias: new Parameter([2], 'float32', { initializer: ones() }) }, { seed: 1 })
 * console.log(model.bias.toArray()) // [1, 1]
 * ```
 */
export const ones = defineInitializer({
  name: 'ones',
  hyperparameters: {},
  text: { en: 'All weights 1.', pt: 'Todos os pesos 1.' },
  expected: () => ({ mean: 1, variance: 0 }),
  draw: ({ shape, dtype }) => full(shape, 1, { dtype }),
})
