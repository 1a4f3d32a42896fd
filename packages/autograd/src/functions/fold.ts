import { fold as primitive } from '../primitives/windows.ts'
import { normalizeAxis } from '../shape.ts'
import { apply, type Tensor, toNumber } from '../tensor.ts'
import type { Window } from './unfold.ts'

/**
 * Adds windows back to an axis of `length`, where `unfold` took them from: [.., windows, .., size] becomes [.., length, ..].
 *
 * @throws ChainruleError `fold-shape`, `bad-window`, `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { fold, ones } from '@chainrule/autograd'
 *
 * console.log(fold(ones([3, 2]), 0, 4, { size: 2 }).toArray()) // [1, 2, 2, 1]
 * ```
 */
export function fold(x: Tensor, axis: number, length: number, { size, stride = 1, dilation = 1 }: Window): Tensor {
  return apply(primitive, [toNumber(x)], {
    axis: normalizeAxis('fold', axis, x.rank - 1),
    length,
    size,
    stride,
    dilation,
  })
}
