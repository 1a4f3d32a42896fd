import type { Tensor } from '../tensor.ts'
import { rootOrZero } from './root-or-zero.ts'
import { variance } from './variance.ts'

/**
 * Square root of the `variance`, over all axes or those given.
 *
 * Where all elements are equal its gradient is taken as 0, as in PyTorch; the true one does not exist there.
 *
 * @param options - `correction` as for `variance`. `@default` 1
 *
 * @example
 * ```ts
 * import { standardDeviation, tensor } from '@chainrule/autograd'
 *
 * console.log(standardDeviation(tensor([1, 3]), 0, { correction: 0 }).item()) // 1
 * ```
 */
export function standardDeviation(
  x: Tensor,
  axes?: number | readonly number[],
  options: { correction?: number; keepAxes?: boolean } = {},
): Tensor {
  return rootOrZero(variance(x, axes, options), 2)
}
