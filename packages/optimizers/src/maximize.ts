import { defineOptimizer } from '@chainrule/autograd'

/**
 * A link for chains: the optimizer that follows climbs instead of descending.
 *
 *     gradient = -g
 *
 * PyTorch's option `maximize`. Put it before links that add a decay, so that weights still shrink.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, maximize } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, chain(maximize(), gradientDescent({ learningRate: 0.5 })))
 * optimizer.step(() => w.sum())
 * console.log(w.item()) // 1.5
 * ```
 */
export const maximize = defineOptimizer({
  name: 'maximize',
  hyperparameters: {},
  text: { en: 'Climbs instead of descending.', pt: 'Sobe em vez de descer.' },
  update: ({ gradient: g }) => ({ gradient: g.neg() }),
})
