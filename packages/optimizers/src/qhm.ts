import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `qhm` remembers of each parameter. */
export type QhmState = { mean: Tensor }

/**
 * Quasi-hyperbolic momentum: a weighted mean of the gradient and its running mean.
 *
 *     mean   <- β mean + (1 - β) g
 *     change =  -η ((1 - ν) g + ν mean)
 *
 * Ma and Yarats, 2019, https://arxiv.org/abs/1810.06801, with the β and ν that the paper recommends.
 * ν = 1 is momentum with dampening β, ν = β is Nesterov's; against undampened momentum, η is 1 / (1 - β) times larger.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { qhm } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, qhm({ learningRate: 1, momentum: 0.5, immediacy: 0.5 }))
 * optimizer.step(() => w.sum())
 * console.log(w.item()) // 0.25
 * ```
 */
export const qhm = defineOptimizer({
  name: 'qhm',
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
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    immediacy: {
      symbol: 'ν',
      default: 0.7,
      min: 0,
      max: 1,
      text: {
        en: 'Share of the running mean in a step; the rest is the gradient.',
        pt: 'Parcela da média móvel no passo; o resto é o gradiente.',
      },
    },
  },
  text: {
    en: 'A weighted mean of the gradient and its running mean.',
    pt: 'Uma média ponderada do gradiente e da sua média móvel.',
  },
  init: (parameter): QhmState => ({ mean: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.momentum),
    )
    const step = lerp(
      g,
      mean,
      scalar((h) => h.immediacy),
    )
    return { change: step.mul(scalar((h) => -h.learningRate)), state: { mean } }
  },
})
