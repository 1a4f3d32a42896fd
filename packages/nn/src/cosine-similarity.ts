import type { Tensor } from '@chainrule/autograd'
import { clamp } from '@chainrule/autograd'
import { pairOf } from './shared/reduction.ts'

/**
 * Cosine of the angle between vectors along an axis: a · b / (‖a‖ ‖b‖).
 *
 * Norms below ε count as ε, so that zero vectors give 0 and a finite gradient.
 *
 * @param options - `axis` (`@default` -1; PyTorch's is 1), `epsilon` (`@default` 1e-8).
 * @throws ChainruleError `loss-shapes`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { cosineSimilarity } from '@chainrule/nn'
 *
 * console.log(cosineSimilarity(tensor([[1, 0], [0, 0]]), tensor([[3, 0], [1, 1]])).toArray()) // [1, 0]
 * ```
 */
export function cosineSimilarity(
  first: Tensor,
  second: Tensor,
  { axis = -1, epsilon = 1e-8 }: { axis?: number; epsilon?: number } = {},
): Tensor {
  const [a, b] = pairOf('cosineSimilarity', first, second)
  const length = (x: Tensor) => clamp(x.square().sum(axis), epsilon ** 2, Number.POSITIVE_INFINITY).sqrt()
  return a
    .mul(b)
    .sum(axis)
    .div(length(a).mul(length(b)))
}
