import { defineOptimizer, greater, maximum, where } from '@chainrule/autograd'

/**
 * A link for chains: limits the gradient of each unit to a share of the size of its weights (AGC).
 *
 *     limit    = λ max(‖w‖, ε)                                    (for each row: the weights of one output unit)
 *     gradient = g · limit / ‖g‖ where ‖g‖ > limit
 *
 * Brock et al., 2021, section 4.1, equation 3, https://arxiv.org/abs/2102.06171. Units lie along the first axis;
 * vectors and scalars are one unit, as in the authors' code. The paper leaves the last layer out:
 * `only(adaptiveClip(), …)`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adaptiveClip, chain, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([[3, 4], [6, 8]]))
 * const optimizer = optimize({ w }, chain(adaptiveClip({ share: 0.1 }), gradientDescent({ learningRate: 1 })))
 * optimizer.step(() => w.mul(tensor([[100, 0], [0.5, 0]])).sum())
 * console.log(w.toArray()) // [ [ 2.5, 4 ], [ 5.5, 8 ] ]
 * ```
 */
export const adaptiveClip = defineOptimizer({
  name: 'adaptiveClip',
  hyperparameters: {
    share: {
      symbol: 'λ',
      default: 0.01,
      above: 0,
      scale: 'log',
      text: { en: 'Largest gradient, as a share of the weights.', pt: 'Maior gradiente, como parcela dos pesos.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-3,
      above: 0,
      scale: 'log',
      text: { en: 'Smallest norm of weights that counts.', pt: 'Menor norma de pesos que conta.' },
    },
  },
  text: {
    en: 'Limits the gradient of each unit to a share of its weights.',
    pt: 'Limita o gradiente de cada unidade a uma parcela dos seus pesos.',
  },
  update({ parameter: w, gradient: g, scalar }) {
    const axes = g.shape.map((_, axis) => axis).slice(g.rank > 1 ? 1 : 0)
    const [size, norm] = [w, g].map((x) => x.square().sum(axes, { keepAxes: true }).sqrt())
    const limit = maximum(
      size,
      scalar((h) => h.epsilon),
    ).mul(scalar((h) => h.share))
    return { gradient: g.mul(where(greater(norm, limit), limit.div(norm), 1)) }
  },
})
