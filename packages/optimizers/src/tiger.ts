import { defineOptimizer, lerp, sign, type Tensor } from '@chainrule/autograd'

/** What `tiger` remembers of each parameter. */
export type TigerState = { mean: Tensor }

/**
 * Tiger: Lion with one β, the optimizer that remembers least.
 *
 *     mean   <- β mean + (1 - β) g
 *     change =  -η (sign(mean) + λ w)
 *
 * Su, 2023, Tiger: a tight-fisted optimizer, https://github.com/bojone/tiger, with its β and λ; η as in pytorch_optimizer. The
 * author's code scales η with the size of each weight matrix and spares biases from the decay; here `partition` does that.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { tiger } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4, -100]))
 * const optimizer = optimize({ w }, tiger({ learningRate: 0.25, weightDecay: 1 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [2.75, -74.75]
 * ```
 */
export const tiger = defineOptimizer({
  name: 'tiger',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta: {
      symbol: 'β',
      default: 0.965,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
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
  text: { en: 'Lion with one β.', pt: 'Lion com um só β.' },
  init: (parameter): TigerState => ({ mean: parameter.zerosLike() }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta),
    )
    const change = sign(mean)
      .add(w.mul(scalar((h) => h.weightDecay)))
      .mul(scalar((h) => -h.learningRate))
    return { change, state: { mean } }
  },
})
