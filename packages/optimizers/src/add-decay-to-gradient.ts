import { defineOptimizer } from '@chainrule/autograd'

/**
 * A link for chains: L2 decay through the gradient, as if the loss had a penalty ½ λ Σw².
 *
 *     gradient = g + λ w
 *
 * What PyTorch's `weight_decay` means in SGD, Momentum, Adagrad, RMSprop and Adam: it passes through moments and
 * divisions like any gradient. `decayWeights` is the decay of AdamW, which does not. Loshchilov and Hutter, 2019, section 2,
 * https://arxiv.org/abs/1711.05101, compares the two.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { addDecayToGradient, chain, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, chain(addDecayToGradient({ weightDecay: 0.5 }), gradientDescent({ learningRate: 0.25 })))
 * optimizer.step(() => w.sum())
 * console.log(w.item()) // 3.25
 * ```
 */
export const addDecayToGradient = defineOptimizer({
  name: 'addDecayToGradient',
  hyperparameters: {
    weightDecay: {
      symbol: 'λ',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of each weight that its gradient gains.',
        pt: 'Parcela de cada peso que entra no seu gradiente.',
      },
    },
  },
  text: { en: 'Adds a share of each weight to its gradient.', pt: 'Soma ao gradiente uma parcela de cada peso.' },
  update: ({ parameter: w, gradient: g, scalar }) => ({ gradient: g.add(w.mul(scalar((h) => h.weightDecay))) }),
})
