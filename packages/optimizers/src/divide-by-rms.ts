import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `divideByRms` remembers of each parameter. */
export type DivideByRmsState = { meanSquare: Tensor }

/**
 * A link for chains: gradients divided by their running size, for the optimizer that follows.
 *
 *     meanSquare <- α meanSquare + (1 - α) g²
 *     gradient   =  g / (√meanSquare + ε)
 *
 * `chain(divideByRms(), gradientDescent())` is `rmsprop()`, and `chain(divideByRms(), momentum())` is PyTorch's
 * `RMSprop(momentum=…)`. Tieleman and Hinton, 2012, lecture 6.5 of Neural Networks for Machine Learning.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, divideByRms, momentum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 100]))
 * const optimizer = optimize({ w }, chain(divideByRms({ decay: 0.96 }), momentum({ learningRate: 0.1 })))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, 99.5]
 * ```
 */
export const divideByRms = defineOptimizer({
  name: 'divideByRms',
  hyperparameters: {
    decay: {
      symbol: 'α',
      default: 0.99,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: { en: 'Divides gradients by their running size.', pt: 'Divide os gradientes pelo seu tamanho médio recente.' },
  init: (parameter): DivideByRmsState => ({ meanSquare: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const meanSquare = state.meanSquare.mul(scalar((h) => h.decay)).add(g.square().mul(scalar((h) => 1 - h.decay)))
    return { gradient: g.div(meanSquare.sqrt().add(scalar((h) => h.epsilon))), state: { meanSquare } }
  },
})
