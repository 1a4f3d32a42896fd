import {
  defineRegularizer,
  type Model,
  type Options,
  parametersOf,
  type Schedule,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { type Anchor, anchorAt } from './shared/anchor.ts'

const halfSquares = defineRegularizer({
  name: 'elasticWeightConsolidation',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 1,
      min: 0,
      scale: 'log',
      text: { en: 'How much the old task counts.', pt: 'Quanto a tarefa antiga conta.' },
    },
  },
  text: {
    en: 'Holds weights that an old task needs, while a new one is learnt.',
    pt: 'Segura os pesos de que uma tarefa antiga precisa enquanto se aprende uma nova.',
  },
  penalty: ({ parameter: difference, strength }) => difference.square().sum().mul(0.5).mul(strength),
})

/** How strong the hold is. */
export type ElasticWeightConsolidationOptions = Options<
  typeof halfSquares.definition.hyperparameters,
  number | Schedule
>[0]

/**
 * Elastic weight consolidation: holds each weight as firmly as the task learnt so far needs it.
 *
 *     penalty = λ/2 Σ F (w - w*)²
 *
 * w* are the weights of this moment, F their Fisher information, see `diagonalFisher`. Kirkpatrick et al., 2017,
 * equation 3, https://arxiv.org/abs/1612.00796.
 *
 * @param importance - F by path, each of the shape of its parameter; parameters that it leaves out are free.
 * @throws ChainruleError `nothing-to-regularize` where it leaves out all.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { elasticWeightConsolidation } from '@chainrule/regularizers'
 *
 * const model = { w: parameter(tensor([1, 1])) }
 * const hold = elasticWeightConsolidation(model, { w: tensor([9, 0]) }, { strength: 2 })
 * model.w.write([2, 5])
 * console.log(hold.penalty().item()) // 9
 * ```
 */
export function elasticWeightConsolidation(
  model: Model,
  importance: { readonly [path: string]: Tensor },
  options: ElasticWeightConsolidationOptions = {},
): Anchor {
  return anchorAt(
    model,
    halfSquares(options),
    (path) => path in importance,
    (difference, path) => difference.mul(importance[path].sqrt()),
  )
}

elasticWeightConsolidation.definition = halfSquares.definition

/**
 * The diagonal of the Fisher information of a model: the mean squared gradient of log-likelihoods.
 *
 *     F = mean over examples of (∂ log p(y | x) / ∂w)²
 *
 * Gradients that parameters hold stay as they are.
 *
 * @param model - A model with values.
 * @param losses - One loss for each example; with labels drawn from the model's own predictions it is the Fisher
 * information itself, with those of the data the "empirical" one.
 * @returns F by path, for the parameters that the losses depend on.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { diagonalFisher } from '@chainrule/regularizers'
 *
 * const w = parameter(tensor([0]))
 * const fisher = diagonalFisher({ w }, [1, 3].map((x) => () => w.mul(x).sum()))
 * console.log(fisher.w.item()) // 5
 * ```
 */
export function diagonalFisher(model: Model, losses: Iterable<() => Tensor>): { [path: string]: Tensor } {
  const parameters = [...parametersOf(model)]
  const before = parameters.map(([, parameter]) => parameter.grad)
  const sums = new Map<string, Float64Array>()
  let count = 0
  for (const loss of losses) {
    for (const [, parameter] of parameters) parameter.grad = null
    loss().backward()
    count += 1
    for (const [path, { grad, size }] of parameters) {
      if (!grad) continue
      const sum = sums.get(path) ?? new Float64Array(size)
      for (const [i, g] of grad.data().entries()) sum[i] += g * g
      sums.set(path, sum)
    }
  }
  for (const [i, [, parameter]] of parameters.entries()) parameter.grad = before[i]
  const found = parameters.filter(([path]) => sums.has(path))
  return Object.fromEntries(
    found.map(([path, { shape, dtype }]) => [
      path,
      tensor(
        (sums.get(path) as Float64Array).map((sum) => sum / count),
        { shape, dtype },
      ),
    ]),
  )
}
