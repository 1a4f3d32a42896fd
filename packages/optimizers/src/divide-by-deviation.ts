import { defineOptimizer, maximum, type Tensor } from '@chainrule/autograd'

/** What `divideByDeviation` remembers of each parameter. */
export type DivideByDeviationState = { mean: Tensor; meanSquare: Tensor }

/**
 * A link for chains: gradients divided by their running spread, for the optimizer that follows.
 *
 *     mean       <- α mean + (1 - α) g
 *     meanSquare <- α meanSquare + (1 - α) g²
 *     gradient   =  g / (√(meanSquare - mean²) + ε)
 *
 * `chain(divideByDeviation(), momentum())` is PyTorch's `RMSprop(centered=True, momentum=…)`: Graves, 2013, equations 38
 * to 41, https://arxiv.org/abs/1308.0850, with ε outside the root. What rounding makes negative under the root is 0.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, divideByDeviation, momentum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, 100]))
 * const optimizer = optimize({ w }, chain(divideByDeviation({ decay: 0.5 }), momentum({ learningRate: 0.25 })))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, 99.5]
 * ```
 */
export const divideByDeviation = defineOptimizer({
  name: 'divideByDeviation',
  hyperparameters: {
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
  text: { en: 'Divides gradients by their running spread.', pt: 'Divide os gradientes pela sua dispersão recente.' },
  init: (parameter): DivideByDeviationState => ({ mean: parameter.zerosLike(), meanSquare: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = state.mean.mul(scalar((h) => h.decay)).add(g.mul(scalar((h) => 1 - h.decay)))
    const meanSquare = state.meanSquare.mul(scalar((h) => h.decay)).add(g.square().mul(scalar((h) => 1 - h.decay)))
    const deviation = maximum(meanSquare.sub(mean.square()), 0).sqrt()
    return { gradient: g.div(deviation.add(scalar((h) => h.epsilon))), state: { mean, meanSquare } }
  },
})
