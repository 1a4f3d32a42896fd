import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `nesterov` remembers of each parameter. */
export type NesterovState = { velocity: Tensor }

/**
 * Nesterov momentum: the step looks ahead to where the velocity leads.
 *
 *     velocity <- μ velocity + g
 *     change   =  -η (g + μ velocity)
 *
 * Nesterov, 1983; Sutskever et al., 2013, section 2, equations 3 and 4, https://proceedings.mlr.press/v28/sutskever13.html,
 * written for the point that the paper calls θ + μv, where the gradient is taken, so that no second evaluation is needed
 * (Bengio et al., 2013, section 3.5, https://arxiv.org/abs/1212.0901). As in PyTorch the learning rate stands outside the
 * velocity.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { nesterov } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, nesterov({ learningRate: 0.5, momentum: 0.5 }))
 * optimizer.step(() => w.sum())
 * console.log(w.item()) // 0.25
 * ```
 */
export const nesterov = defineOptimizer({
  name: 'nesterov',
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
  },
  text: {
    en: 'Momentum that looks ahead to where the velocity leads.',
    pt: 'Momento que olha adiante, para onde a velocidade leva.',
  },
  init: (parameter): NesterovState => ({ velocity: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const velocity = state.velocity.mul(scalar((h) => h.momentum)).add(g)
    const ahead = g.add(velocity.mul(scalar((h) => h.momentum)))
    return { change: ahead.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})
