import { defineOptimizer } from '@chainrule/autograd'

/**
 * A link for chains: takes the mean away from the gradient of each unit.
 *
 *     gradient = g - mean of g over all axes but the first      (rank 2 and more; vectors and scalars stay)
 *
 * Yong et al., 2020, equation 1, https://arxiv.org/abs/2004.01461. For convolutions only:
 * `only(centralizeGradients(), ({ shape }) => shape.length > 2)`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { centralizeGradients, chain, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([[0, 0], [0, 0]]))
 * const optimizer = optimize({ w }, chain(centralizeGradients(), gradientDescent({ learningRate: 1 })))
 * optimizer.step(() => w.mul(tensor([[1, 3], [5, 5]])).sum())
 * console.log(w.toArray()) // [ [ 1, -1 ], [ 0, 0 ] ]
 * ```
 */
export const centralizeGradients = defineOptimizer({
  name: 'centralizeGradients',
  hyperparameters: {},
  text: {
    en: 'Takes the mean away from the gradient of each unit.',
    pt: 'Retira a média do gradiente de cada unidade.',
  },
  update({ gradient: g }) {
    if (g.rank < 2 || g.size === 0) return { gradient: g }
    const axes = g.shape.map((_, axis) => axis).slice(1)
    return { gradient: g.sub(g.mean(axes, { keepAxes: true })) }
  },
})
