import { defineOptimizer, maximum } from '@chainrule/autograd'

/**
 * A link for chains: limits the norm of each gradient by itself and keeps its direction.
 *
 *     norm     = √(Σ g²) over one parameter
 *     gradient = g · maxNorm / max(norm, maxNorm)
 *
 * Keras's `clipnorm`, PyTorch's `clip_grad_norm_` called for each parameter (which adds 1e-6 to the norm).
 * `clipByGlobalNorm` keeps the proportions between the parameters too.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, clipByNorm, gradientDescent } from '@chainrule/optimizers'
 *
 * const model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }
 * const optimizer = optimize(model, chain(clipByNorm({ maxNorm: 2 }), gradientDescent({ learningRate: 1 })))
 * optimizer.step(() => model.a.mul(8).add(model.b).sum())
 * console.log(model.a.item(), model.b.item()) // -2 -1
 * ```
 */
export const clipByNorm = defineOptimizer({
  name: 'clipByNorm',
  hyperparameters: {
    maxNorm: {
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Largest norm of the gradient of one parameter.', pt: 'Maior norma do gradiente de um parâmetro.' },
    },
  },
  text: { en: 'Limits the norm of each gradient by itself.', pt: 'Limita a norma de cada gradiente por si.' },
  update({ gradient: g, scalar }) {
    const maxNorm = scalar((h) => h.maxNorm)
    const norm = g.square().sum().sqrt()
    return { gradient: g.mul(maxNorm.div(maximum(norm, maxNorm))) }
  },
})
