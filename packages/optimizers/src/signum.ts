import { defineOptimizer, lerp, sign, type Tensor } from '@chainrule/autograd'

/** What `signum` remembers of each parameter. */
export type SignumState = { mean: Tensor }

/**
 * Signum: signSGD with momentum, steps of one size by the sign of the mean gradient.
 *
 *     mean   <- β mean + (1 - β) g
 *     change =  -η sign(mean)
 *
 * Bernstein et al., 2018, Algorithm 2, https://arxiv.org/abs/1802.04434. Optax has no default η. `lion` takes the sign of a
 * mixture of the mean and the gradient, `tiger` is Signum with a decay of the weights.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { signum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0.5, -100]))
 * const optimizer = optimize({ w }, signum({ learningRate: 0.5 }))
 * for (let i = 0; i < 3; i++) optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0, -98.5]
 * ```
 */
export const signum = defineOptimizer({
  name: 'signum',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    momentum: {
      symbol: 'β',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
  },
  text: {
    en: 'Steps of one size, by the sign of the mean gradient.',
    pt: 'Passos de um só tamanho, pelo sinal do gradiente médio.',
  },
  init: (parameter): SignumState => ({ mean: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.momentum),
    )
    return { change: sign(mean).mul(scalar((h) => -h.learningRate)), state: { mean } }
  },
})
