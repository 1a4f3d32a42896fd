import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `optimisticGradientDescent` remembers of each parameter. */
export type OptimisticGradientDescentState = { previous: Tensor }

/**
 * Optimistic gradient descent: expects the gradient to go on changing as it just did.
 *
 *     change   =  -η (g + α (g - previous))      (on the first step: -η g)
 *     previous <- g
 *
 * For games, where plain descent of both players circles around the solution: Daskalakis et al., 2018,
 * https://arxiv.org/abs/1711.00141, where α = 1: -2 η g + η previous. The same as Optax's with its `beta` as α.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { optimisticGradientDescent } from '@chainrule/optimizers'
 *
 * // min over x, max over y of x y: both gradients in one loss.
 * const game = { x: parameter(tensor([1])), y: parameter(tensor([1])) }
 * const optimizer = optimize(game, optimisticGradientDescent({ learningRate: 0.3 }))
 * const turn = () => game.x.mul(game.y.detach()).sub(game.y.mul(game.x.detach())).sum()
 * for (let i = 0; i < 200; i++) optimizer.step(turn)
 * console.log(Math.hypot(game.x.item(), game.y.item()) < 1e-3) // true
 * ```
 */
export const optimisticGradientDescent = defineOptimizer({
  name: 'optimisticGradientDescent',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    optimism: {
      symbol: 'α',
      default: 1,
      min: 0,
      text: {
        en: 'Share of the last change of the gradient that is expected again.',
        pt: 'Parcela da última mudança do gradiente que se espera de novo.',
      },
    },
  },
  text: { en: 'Expects the gradient to go on changing.', pt: 'Espera que o gradiente continue a mudar.' },
  init: (parameter): OptimisticGradientDescentState => ({ previous: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const expected = g.sub(state.previous).mul(scalar((h, t) => (t === 1 ? 0 : h.optimism)))
    return { change: g.add(expected).mul(scalar((h) => -h.learningRate)), state: { previous: g } }
  },
})
