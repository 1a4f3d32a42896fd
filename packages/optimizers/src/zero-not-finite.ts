import { defineOptimizer, finite, where } from '@chainrule/autograd'

/**
 * A link for chains: elements of the gradients that are infinite or not a number become 0.
 *
 *     gradient = isFinite(g) ? g : 0
 *
 * Optax's `zero_nans`, which leaves infinite ones. The rest of the gradient is used, and the update counts;
 * `applyIfFinite` leaves the whole update out.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, zeroNotFinite } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 0]))
 * const optimizer = optimize({ w }, chain(zeroNotFinite(), gradientDescent({ learningRate: 2 })))
 * optimizer.step(() => w.sqrt().sum())
 * console.log(w.toArray()) // [0, 0]
 * ```
 */
export const zeroNotFinite = defineOptimizer({
  name: 'zeroNotFinite',
  hyperparameters: {},
  text: { en: 'Infinite gradients and NaN become 0.', pt: 'Gradientes infinitos e NaN viram 0.' },
  update: ({ gradient: g }) => ({ gradient: where(finite(g), g, 0) }),
})
