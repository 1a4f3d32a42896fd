import {
  ChainruleError,
  type Model,
  type Parameter,
  parametersOf,
  type Regularizer,
  requireContract,
  type Tensor,
} from '@chainrule/autograd'

/** Which parameters a penalty counts. */
export interface RegularizeOptions {
  /**
   * Which parameters count, by path and parameter.
   *
   * @default those with the role 'weight': no biases, scales or embeddings
   */
  only?: (path: string, parameter: Parameter) => boolean
}

/**
 * The penalty of a regularizer over the parameters of a model, as one number to add to the loss.
 *
 * @returns A tensor of rank 0.
 * @throws ChainruleError `nothing-to-regularize` where no parameter counts, `contract-version` for a plugin of another version.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { l2, regularize } from '@chainrule/regularizers'
 *
 * const model = {
 *   weight: parameter(tensor([[1, 2]])),
 *   bias: parameter(tensor([10]), { role: 'bias' }),
 * }
 * console.log(regularize(model, l2({ strength: 1 })).item()) // 5
 * ```
 */
export function regularize(model: Model, regularizer: Regularizer, options: RegularizeOptions = {}): Tensor {
  requireContract('regularizer', regularizer)
  const { only = (_, { role }) => role === 'weight' } = options
  const chosen = [...parametersOf(model)].filter(([path, parameter]) => only(path, parameter))
  if (chosen.length === 0) {
    throw new ChainruleError(
      'nothing-to-regularize',
      `regularize: none of the ${parametersOf(model).size} parameters of the model counts for ${regularizer.name}.`,
      "Pass a model with weights, or choose parameters by { only: (path, { role }) => role !== 'bias' }.",
    )
  }
  return chosen.map(([, parameter]) => regularizer.penalty(parameter)).reduce((sum, penalty) => sum.add(penalty))
}
