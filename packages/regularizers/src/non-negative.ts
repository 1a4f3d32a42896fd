import { defineOptimizer, maximum } from '@chainrule/autograd'

/**
 * A link for chains: sets weights that became negative to 0.
 *
 *     w <- max(w, 0)
 *
 * The projection of projected gradient descent, as for non-negative matrix factorization: Lin, 2007,
 * https://doi.org/10.1162/neco.2007.19.10.2756. It stands after an optimizer. `NonNeg` of Keras.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent } from '@chainrule/optimizers'
 * import { nonNegative } from '@chainrule/regularizers'
 *
 * const w = parameter(tensor([1, -2]))
 * optimize({ w }, chain(gradientDescent(), nonNegative())).step(() => w.sum().mul(0))
 * console.log(w.toArray()) // [1, 0]
 * ```
 */
export const nonNegative = defineOptimizer({
  name: 'nonNegative',
  hyperparameters: {},
  text: { en: 'Sets negative weights to 0.', pt: 'Zera os pesos negativos.' },
  update: ({ parameter: w, change }) => ({ parameter: maximum(change ? w.add(change) : w, 0) }),
})
