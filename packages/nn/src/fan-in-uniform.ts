import { defineInitializer } from '@chainrule/autograd'

/**
 * Uniform weights within ±1 / √fanIn: what PyTorch's layers begin with.
 *
 *     w ~ U(-1 / √fanIn, 1 / √fanIn), variance 1 / (3 fanIn)
 *
 * LeCun et al., 1998, "Efficient BackProp", section 4.6, asks for three times this variance. PyTorch reaches it as He
 * initialization with the negative slope √5; biases draw from the same range.
 *
 * @example
 * ```ts
 * import { fanInUniform, linear } from '@chainrule/nn'
 *
 * const layer = linear(300, 10, { weight: fanInUniform() })
 * console.log(layer.weight.initializer?.expected(layer.weight).variance.toFixed(5)) // 0.00111
 * ```
 */
export const fanInUniform = defineInitializer({
  name: 'fanInUniform',
  hyperparameters: {},
  text: {
    en: 'Uniform weights within ±1 / √fanIn, as PyTorch begins with.',
    pt: 'Pesos uniformes entre ±1 / √fanIn, como o PyTorch começa.',
  },
  expected: ({ fanIn }) => ({ mean: 0, variance: 1 / (3 * fanIn) }),
  draw: ({ shape, dtype, fanIn, random }) => {
    const bound = 1 / Math.sqrt(fanIn)
    return random.uniform(shape, { dtype, min: -bound, max: bound })
  },
})
