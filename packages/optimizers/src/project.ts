import { defineOptimizer, type Optimizer, type ParameterInfo, type StateTree, type Tensor } from '@chainrule/autograd'

/**
 * A link for chains: every update ends at the projection of the parameters onto a set (projected gradient descent).
 *
 *     w <- projection(w + change)
 *
 * Goldstein, 1964, https://doi.org/10.1090/S0002-9904-1964-11178-2; Parikh and Boyd, 2014, Proximal algorithms, section
 * 4.2. The sets of `projectSimplex`, `projectL2Ball` and their like, or any function of one tensor. `only` chooses
 * parameters. Put it last.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, project, projectSimplex } from '@chainrule/optimizers'
 *
 * const shares = parameter(tensor([0.5, 0.5]))
 * const descent = chain(gradientDescent({ learningRate: 1 }), project((w) => projectSimplex(w)))
 * const optimizer = optimize({ shares }, descent)
 * optimizer.step(() => shares.mul(tensor([0, 0.5])).sum())
 * console.log(shares.toArray()) // [0.75, 0.25]
 * ```
 */
export function project(
  projection: (parameter: Tensor, info: ParameterInfo) => Tensor,
): Optimizer<{ readonly [parameter: string]: StateTree }> {
  return defineOptimizer({
    name: 'project',
    hyperparameters: {},
    text: { en: 'Keeps the parameters in a set.', pt: 'Mantém os parâmetros em um conjunto.' },
    update: ({ parameter: w, change, info }) => ({ parameter: projection(change ? w.add(change) : w, info) }),
  })()
}
