import { defineInitializer, full } from '@chainrule/autograd'

/**
 * All weights 0: right for biases, fatal for weights, whose units then stay alike for ever.
 *
 *     w = 0
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { zeros } from '@chainrule/initializers'
 *
 * const model = initialize({ bias: new Parameter([2], 'float32', { initializer: zeros() }) }, { seed: 1 })
 * console.log(model.bias.toArray()) // [0, 0]
 * ```
 */
export const zeros = defineInitializer({
  name: 'zeros',
  hyperparameters: {},
  text: { en: 'All weights 0.', pt: 'Todos os pesos 0.' },
  expected: () => ({ mean: 0, variance: 0 }),
  draw: ({ shape, dtype }) => full(shape, 0, { dtype }),
})
