import { clamp, defineOptimizer } from '@chainrule/autograd'

/**
 * A link for chains: limits every element of the gradients.
 *
 *     gradient = clamp(g, -limit, limit)
 *
 * PyTorch's `clip_grad_value_`, Keras's `clipvalue`, Optax's `clip`. Unlike clipping by a norm it turns the gradient.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, clipByValue, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, 0]))
 * const optimizer = optimize({ w }, chain(clipByValue({ limit: 2 }), gradientDescent({ learningRate: 1 })))
 * optimizer.step(() => w.mul(tensor([-8, 1])).sum())
 * console.log(w.toArray()) // [2, -1]
 * ```
 */
export const clipByValue = defineOptimizer({
  name: 'clipByValue',
  hyperparameters: {
    limit: {
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Largest size of any element.', pt: 'Maior tamanho de qualquer elemento.' },
    },
  },
  text: { en: 'Limits every element of the gradients.', pt: 'Limita cada elemento dos gradientes.' },
  update({ gradient: g, scalar }) {
    const [low, high] = [scalar((h) => -h.limit), scalar((h) => h.limit)]
    return { gradient: clamp(g, low, high) }
  },
})
