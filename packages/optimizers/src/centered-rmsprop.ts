import { defineOptimizer, maximum, type Tensor } from '@chainrule/autograd'

/** What `centeredRmsprop` remembers of each parameter. */
export type CenteredRmspropState = { mean: Tensor; meanSquare: Tensor }

/**
 * RMSprop divided by the spread of the gradients instead of their size.
 *
 *     mean       <- α mean + (1 - α) g
 *     meanSquare <- α meanSquare + (1 - α) g²
 *     change     =  -η g / (√(meanSquare - mean²) + ε)
 *
 * Graves, 2013, equations 38 to 40 without momentum, https://arxiv.org/abs/1308.0850. Same defaults and place of ε as
 * PyTorch's `RMSprop(centered=True)`; the paper and Keras have ε inside the root. Where rounding makes the difference
 * under the root negative it counts as 0; PyTorch's becomes NaN there.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { centeredRmsprop } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 100]))
 * const optimizer = optimize({ w }, centeredRmsprop({ learningRate: 0.25, decay: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, 99.5]
 * ```
 */
export const centeredRmsprop = defineOptimizer({
  name: 'centeredRmsprop',
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
      text: { en: 'Decay of both running means.', pt: 'Decaimento das duas médias móveis.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: {
    en: 'Gradients divided by their running spread.',
    pt: 'Gradientes divididos pela sua dispersão recente.',
  },
  init: (parameter): CenteredRmspropState => ({ mean: parameter.zerosLike(), meanSquare: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = state.mean.mul(scalar((h) => h.decay)).add(g.mul(scalar((h) => 1 - h.decay)))
    const meanSquare = state.meanSquare.mul(scalar((h) => h.decay)).add(g.square().mul(scalar((h) => 1 - h.decay)))
    const deviation = maximum(meanSquare.sub(mean.square()), 0).sqrt()
    const change = g.div(deviation.add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, meanSquare } }
  },
})
