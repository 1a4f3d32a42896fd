import { ChainruleError, guard, type RandomState, randomState, type Tensor } from '@chainrule/autograd'
import { dropout as drop } from '@chainrule/regularizers'
import { type Layer, layer } from './layer.ts'

/** How much a dropout layer drops. */
export interface DropoutOptions {
  /** Chance of each number to become 0, from 0 to below 1. @default 0.5 */
  rate?: number
}

/** A layer that drops at random while training. */
export interface Dropout extends Layer {
  /** May be changed between steps. */
  rate: number
  /** Where its random numbers come from; filled by `initialize`, saved with the training state. */
  readonly random: RandomState
  training: boolean
}

/**
 * Drops numbers at random while training and scales the others up, so that the mean stays.
 *
 * In evaluation mode it does nothing. Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html, in the
 * inverted form of every library. `dropout` of `@chainrule/regularizers` is the function behind it.
 *
 * @throws ChainruleError `dropout-rate` for a rate outside [0, 1).
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { dropout } from '@chainrule/nn'
 *
 * const layer = initialize(dropout({ rate: 0.5 }), { seed: 1 })
 * console.log([0, 2].includes(layer(ones([1])).item())) // true
 * ```
 */
export function dropout({ rate = 0.5 }: DropoutOptions = {}): Dropout {
  if (!(rate >= 0 && rate < 1)) {
    throw new ChainruleError(
      'dropout-rate',
      `dropout: the rate is ${rate}.`,
      'Choose a number from 0 to below 1: the chance of each number to be dropped.',
    )
  }
  const self: Dropout = layer(
    'dropout',
    (x: Tensor) => {
      const share = guard(() => self.rate)
      if (!guard(() => self.training) || share === 0) return x
      return drop(x, { rate: share, random: self.random.next() })
    },
    { rate, random: randomState(), training: true },
  )
  return self
}
