import { defineOptimizer, inherited } from '@chainrule/autograd'

/**
 * A link for chains: weights decay by themselves, apart from the gradient (decoupled weight decay).
 *
 *     change <- change - η λ w
 *
 * `η` is the learning rate of the optimizer beside it. `chain(adam(), decayWeights())` is `adamw()`. Loshchilov and
 * Hutter, 2019, Algorithms 1 and 2, https://arxiv.org/abs/1711.05101; the paper scales by the schedule alone, PyTorch and
 * this link by the learning rate. `addDecayToGradient` is the L2 penalty, which goes through the gradient.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, decayWeights, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.25 }), decayWeights({ weightDecay: 0.5 })))
 * optimizer.step(() => w.sum())
 * console.log(w.item()) // 3.25
 * ```
 */
export const decayWeights = defineOptimizer({
  name: 'decayWeights',
  hyperparameters: {
    weightDecay: {
      symbol: 'λ',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
  },
  text: { en: 'Weights that decay apart from the gradient.', pt: 'Pesos que decaem à parte do gradiente.' },
  update({ parameter: w, change, scalar, part }) {
    const learningRate = inherited(part, 'learningRate')
    const decay = w.mul(scalar((h) => -learningRate() * h.weightDecay))
    return { change: change?.add(decay) ?? decay }
  },
})
