import type { Tensor } from '@chainrule/autograd'
import type { DropoutOptions } from './dropout.ts'
import { drop } from './shared/drop.ts'

/**
 * DropConnect: drops single weights instead of activations.
 *
 *     w <- w · keep / (1 - rate),    keep ~ Bernoulli(1 - rate)
 *
 * Wan et al., 2013, https://proceedings.mlr.press/v28/wan13.html. The mask is one for the whole batch, where the paper
 * draws one for each example, and the scaling leaves evaluation alone, where the paper samples a normal approximation.
 * In evaluation, use the weights as they are.
 *
 * @param w - The weights of a layer, any shape.
 * @throws ChainruleError `dropout-rate`.
 *
 * @example
 * ```ts
 * import { ones, parameter, randomKey } from '@chainrule/autograd'
 * import { dropConnect } from '@chainrule/regularizers'
 *
 * const weight = parameter(ones([100, 10]))
 * const y = ones([1, 100]).matmul(dropConnect(weight, { rate: 0.5, random: randomKey(1) }))
 * console.log(y.shape) // [1, 10]
 * ```
 */
export function dropConnect(w: Tensor, options: DropoutOptions): Tensor {
  return drop('dropConnect', w, options, w.shape)
}
