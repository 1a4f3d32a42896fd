import { defineOptimizer } from '@chainrule/autograd'

/**
 * Gradient descent: a step against the gradient.
 *
 *     change = -η g
 *
 * Robbins and Monro, 1951, A stochastic approximation method, https://doi.org/10.1214/aoms/1177729586, with the gradient
 * of a mini-batch as the noisy measurement. Nothing is remembered between steps. Same default as PyTorch's `SGD`; Keras
 * has 0.01, Optax and MLX have none.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, gradientDescent({ learningRate: 0.25 }))
 * w.square().sum().backward()
 * optimizer.step()
 * console.log(w.item()) // 2
 * ```
 */
export const gradientDescent = defineOptimizer({
  name: 'gradientDescent',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
  },
  text: { en: 'A step against the gradient.', pt: 'Um passo contra o gradiente.' },
  presets: { keras: { learningRate: 1e-2 } },
  update: ({ gradient: g, scalar }) => ({ change: g.mul(scalar(minusLearningRate)) }),
})

/** Defined once, it is worked out once for all parameters. */
const minusLearningRate = (h: { readonly learningRate: number }) => -h.learningRate
