import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `rmsprop` remembers of each parameter. */
export type RmspropState = { meanSquare: Tensor }

/**
 * RMSprop: gradients divided by their running size.
 *
 *     meanSquare <- α meanSquare + (1 - α) g²
 *     change     =  -η g / (√meanSquare + ε)
 *
 * Tieleman and Hinton, 2012, lecture 6.5 of Neural Networks for Machine Learning. Same defaults as PyTorch. Keras
 * (α = 0.9), Optax (α = 0.9) and TensorFlow.js put ε inside the root. PyTorch's option `centered` is `centeredRmsprop`;
 * its option `momentum` is `chain(divideByRms(), momentum())`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { rmsprop } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 100]))
 * const optimizer = optimize({ w }, rmsprop({ learningRate: 0.1, decay: 0.96 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, 99.5]
 * ```
 */
export const rmsprop = defineOptimizer({
  name: 'rmsprop',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
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
  text: { en: 'Gradients divided by their running size.', pt: 'Gradientes divididos pelo seu tamanho médio recente.' },
  presets: { keras: { learningRate: 1e-3, decay: 0.9, epsilon: 1e-7 }, optax: { decay: 0.9 } },
  init: (parameter): RmspropState => ({ meanSquare: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const meanSquare = state.meanSquare.mul(scalar((h) => h.decay)).add(g.square().mul(scalar((h) => 1 - h.decay)))
    const change = g.div(meanSquare.sqrt().add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { meanSquare } }
  },
})
