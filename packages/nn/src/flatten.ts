import { ChainruleError, type Tensor } from '@chainrule/autograd'

/**
 * Makes one axis of several: [batch, channels, height, width] becomes [batch, features].
 *
 * A plain function: put it into `sequential` as it is.
 *
 * @param from - First axis to merge; negative ones count from the end. `@default` 1, the batch stays
 * @param to - Last axis to merge. `@default` -1
 * @throws ChainruleError `flatten-axes`.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { flatten } from '@chainrule/nn'
 *
 * console.log(flatten(ones([32, 8, 7, 7])).shape) // [32, 392]
 * ```
 */
export function flatten(x: Tensor, from = 1, to = -1): Tensor {
  const first = from < 0 ? from + x.rank : from
  const last = to < 0 ? to + x.rank : to
  if (!(0 <= first && first <= last && last < x.rank)) {
    throw new ChainruleError(
      'flatten-axes',
      `flatten: axes ${from} to ${to} of [${x.shape}].`,
      'Name a first and a last axis that exist, in this order; the batch axis usually stays.',
    )
  }
  const merged = x.shape.slice(first, last + 1).reduce((product, size) => product * size, 1)
  return x.reshape([...x.shape.slice(0, first), merged, ...x.shape.slice(last + 1)])
}
