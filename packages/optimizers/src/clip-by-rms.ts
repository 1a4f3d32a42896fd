import { defineOptimizer, maximum } from '@chainrule/autograd'

/**
 * A link for chains: limits the root mean square of each gradient by itself and keeps its direction.
 *
 *     rms      = √(mean of g²) over one parameter
 *     gradient = g · maxRms / max(rms, maxRms)
 *
 * Unlike a norm it means the same for parameters of any size. Shazeer and Stern, 2018, section 6, with d for the
 * largest value, https://arxiv.org/abs/1804.04235, clip updates so; Optax's `clip_by_block_rms`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, clipByRms, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, 0]))
 * const optimizer = optimize({ w }, chain(clipByRms({ maxRms: 5 }), gradientDescent({ learningRate: 1 })))
 * optimizer.step(() => w.mul(tensor([14, 2])).sum())
 * console.log(w.toArray()) // [-7, -1]
 * ```
 */
export const clipByRms = defineOptimizer({
  name: 'clipByRms',
  hyperparameters: {
    maxRms: {
      symbol: 'd',
      default: 1,
      above: 0,
      scale: 'log',
      text: {
        en: 'Largest root mean square of the gradient of one parameter.',
        pt: 'Maior média quadrática do gradiente de um parâmetro.',
      },
    },
  },
  text: {
    en: 'Limits the root mean square of each gradient by itself.',
    pt: 'Limita a média quadrática de cada gradiente por si.',
  },
  update({ gradient: g, scalar }) {
    if (g.size === 0) return { gradient: g }
    const maxRms = scalar((h) => h.maxRms)
    const rms = g.square().mean().sqrt()
    return { gradient: g.mul(maxRms.div(maximum(rms, maxRms))) }
  },
})
