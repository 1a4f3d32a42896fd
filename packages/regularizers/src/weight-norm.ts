import { equal, Parameter, type Tensor, where } from '@chainrule/autograd'
import { replaceWeight, type Weighted, weightOf } from './shared/replace-weight.ts'

export type { Weighted } from './shared/replace-weight.ts'

/** What a weight is made of under weight normalization. */
export interface WeightNormParts {
  /** v, of the shape of the weight. */
  readonly direction: Parameter
  /** g, [outputs, 1, ...]; its role is 'scale'. */
  readonly magnitude: Parameter
}

/**
 * Weight normalization: learns the length and the direction of each unit's weights apart from each other.
 *
 *     w = g v / ‖v‖
 *
 * Salimans and Kingma, 2016, equation 2, https://arxiv.org/abs/1602.07868. `parametrizations.weight_norm` of PyTorch
 * with `dim=0`. The weights stay what they are at first.
 *
 * @param layer - An initialized layer with weights [outputs, ...]; it is changed.
 * @returns The layer, whose parameters are now `weightNorm.direction` and `weightNorm.magnitude`.
 * @throws ChainruleError `weight-not-replaceable`.
 *
 * @example
 * ```ts
 * import { initialize, parametersOf } from '@chainrule/autograd'
 * import { linear } from '@chainrule/nn'
 * import { weightNorm } from '@chainrule/regularizers'
 *
 * const layer = weightNorm(initialize(linear(3, 2), { seed: 1 }))
 * console.log([...parametersOf(layer).keys()]) // ['bias', 'weightNorm.direction', 'weightNorm.magnitude']
 * ```
 */
export function weightNorm<L extends Weighted>(layer: L): L & { readonly weightNorm: WeightNormParts } {
  const direction = weightOf('weightNorm', layer)
  const length = lengthOf(direction)
  const magnitude = new Parameter(length.shape, length.dtype, { role: 'scale', name: 'magnitude' })
  magnitude.write(length.data())
  return replaceWeight(layer, 'weightNorm', { direction, magnitude }, () => {
    const divisor = lengthOf(direction)
    return direction.mul(magnitude.div(where(equal(divisor, 0), 1, divisor)))
  })
}

function lengthOf(v: Tensor): Tensor {
  const squares = v.square().sum(v.shape.map((_, axis) => axis).slice(1), { keepAxes: true })
  // The slope of a root at 0 is infinite.
  const zero = equal(squares, 0)
  return where(zero, 0, where(zero, 1, squares).sqrt())
}
