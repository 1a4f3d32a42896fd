import { ChainruleError, type Tensor } from '@chainrule/autograd'
import { asFloat } from './checks.ts'

/** What becomes of the losses of the elements. */
export type Reduction = 'mean' | 'sum' | 'none'

/** What every loss can be told. */
export interface LossOptions {
  /** What becomes of the losses of the elements: 'mean' or 'sum' of all, 'none' to keep them. @default 'mean' */
  reduction?: Reduction
}

/** The losses of the elements brought together; `count` takes the place of their number in a mean. */
export function reduceLoss(
  owner: string,
  losses: Tensor,
  reduction: Reduction = 'mean',
  count?: Tensor | number,
): Tensor {
  switch (reduction) {
    case 'none':
      return losses
    case 'sum':
      return losses.sum()
    case 'mean':
      return count === undefined ? losses.mean() : losses.sum().div(count)
    default:
      throw new ChainruleError(
        'unknown-reduction',
        `${owner}: the reduction is ${JSON.stringify(reduction)}.`,
        "Choose 'mean', 'sum' or 'none'.",
      )
  }
}

/**
 * Prediction and target as floats of one shape.
 *
 * Shapes never stretch: [8, 1] against [8] would silently compare everything with everything.
 */
export function pairOf(owner: string, prediction: Tensor, target: Tensor): [Tensor, Tensor] {
  if (prediction.rank !== target.rank || prediction.shape.some((size, axis) => size !== target.shape[axis])) {
    throw new ChainruleError(
      'loss-shapes',
      `${owner}: the prediction is [${prediction.shape}], the target [${target.shape}].`,
      'Both need the same shape: reshape() one of them, or expand() the target on purpose.',
    )
  }
  const dtype = [prediction, target].some((side) => side.dtype === 'float64') ? 'float64' : 'float32'
  return [asFloat(prediction, dtype), asFloat(target, dtype)]
}
