import { defineOptimizer, sign } from '@chainrule/autograd'

/**
 * signSGD: steps of one size, by the sign of the gradient alone.
 *
 *     change = -η sign(g)
 *
 * Bernstein et al., 2018, Algorithm 1, https://arxiv.org/abs/1802.04434. Nothing is remembered. Where a gradient is 0 the
 * weight stays. Optax has no default η. With momentum it is `signum`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { signSgd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100, 0]))
 * const optimizer = optimize({ w }, signSgd({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5, 0]
 * ```
 */
export const signSgd = defineOptimizer({
  name: 'signSgd',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
  },
  text: {
    en: 'Steps of one size, by the sign of the gradient.',
    pt: 'Passos de um só tamanho, pelo sinal do gradiente.',
  },
  update: ({ gradient: g, scalar }) => ({ change: sign(g).mul(scalar((h) => -h.learningRate)) }),
})
