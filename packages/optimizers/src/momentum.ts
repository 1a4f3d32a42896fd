import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `momentum` remembers of each parameter. */
export type MomentumState = { velocity: Tensor }

/**
 * Gradient descent with momentum (heavy ball): steps add up where gradients agree.
 *
 *     velocity <- μ velocity + (1 - τ) g      (on the first step: velocity <- g)
 *     change   =  -η velocity
 *
 * Polyak, 1964, https://doi.org/10.1016/0041-5553(64)90137-5; Sutskever et al., 2013, section 2, equations 1 and 2,
 * https://proceedings.mlr.press/v28/sutskever13.html. As in PyTorch the learning rate stands outside the velocity, so
 * that a schedule acts at once, and the first step ignores the dampening τ. In the paper, Keras and TensorFlow it stands
 * inside; with a constant rate and τ = 0 the two are the same.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { momentum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, momentum({ learningRate: 0.5, momentum: 0.5 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
 * console.log(w.item()) // -0.25
 * ```
 */
export const momentum = defineOptimizer({
  name: 'momentum',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    momentum: {
      symbol: 'μ',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Share of the velocity that lasts a step.', pt: 'Parcela da velocidade que dura um passo.' },
    },
    dampening: {
      symbol: 'τ',
      default: 0,
      min: 0,
      max: 1,
      text: {
        en: 'Share of each new gradient that is left out.',
        pt: 'Parcela de cada novo gradiente que é descartada.',
      },
    },
  },
  text: {
    en: 'Gradient descent with a velocity: steps add up where gradients agree.',
    pt: 'Descida do gradiente com velocidade: os passos se somam onde os gradientes concordam.',
  },
  init: (parameter): MomentumState => ({ velocity: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const share = scalar((h, t) => (t === 1 ? 1 : 1 - h.dampening))
    const velocity = state.velocity.mul(scalar((h) => h.momentum)).add(g.mul(share))
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})
