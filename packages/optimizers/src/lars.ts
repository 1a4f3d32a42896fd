import { and, defineOptimizer, greater, type Tensor, where } from '@chainrule/autograd'

/** What `lars` remembers of each parameter. */
export type LarsState = { velocity: Tensor }

/**
 * LARS: momentum with a step for each parameter that is a fixed share of the length of its weights.
 *
 *     trust    =  κ ‖w‖ / (‖g‖ + λ ‖w‖)      (1 where ‖w‖ or ‖g‖ is 0)
 *     velocity <- μ velocity + η trust (g + λ w)
 *     change   =  -velocity
 *
 * You, Gitman and Ginsburg, 2017, Algorithm 1, https://arxiv.org/abs/1708.03888, which calls κ η and η γ. Norms are
 * over a parameter, which stands for a layer. Optax divides by ‖g + λ w‖ instead. Biases and scales are commonly left
 * to plain momentum: `partition({ layers: lars(), others: momentum() }, ({ role }) => (role === 'weight' ? 'layers' :
 * 'others'))`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { lars } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, 4]))
 * const optimizer = optimize({ w }, lars({ learningRate: 1, trustCoefficient: 0.5, momentum: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [1.5, 2]
 * ```
 */
export const lars = defineOptimizer({
  name: 'lars',
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
      text: {
        en: 'Share of the velocity that lasts from step to step.',
        pt: 'Parcela da velocidade que dura de um passo ao outro.',
      },
    },
    trustCoefficient: {
      symbol: 'κ',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: {
        en: 'Length of a step at learning rate 1, as a share of the length of the weights.',
        pt: 'Comprimento do passo com taxa 1, como parcela do comprimento dos pesos.',
      },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'How much of the weights is added to the gradient.', pt: 'Quanto dos pesos se soma ao gradiente.' },
    },
  },
  text: {
    en: 'Momentum with steps as long as the weights, for large batches.',
    pt: 'Momento com passos do comprimento dos pesos, para lotes grandes.',
  },
  init: (parameter): LarsState => ({ velocity: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const [weights, gradients] = [w.square().sum().sqrt(), g.square().sum().sqrt()]
    const length = gradients.add(weights.mul(scalar((h) => h.weightDecay)))
    const trust = weights.mul(scalar((h) => h.trustCoefficient)).div(length)
    const isKnown = and(greater(weights, 0), greater(gradients, 0))
    const rate = where(isKnown, trust, 1).mul(scalar((h) => h.learningRate))
    const step = g.add(w.mul(scalar((h) => h.weightDecay))).mul(rate)
    const velocity = state.velocity.mul(scalar((h) => h.momentum)).add(step)
    return { change: velocity.neg(), state: { velocity } }
  },
})
