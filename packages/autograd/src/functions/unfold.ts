import { unfold as primitive } from '../primitives/windows.ts'
import { normalizeAxis } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'

/** A sliding window: how many elements, how far it moves, how far its elements stand apart. */
export interface Window {
  readonly size: number
  /** @default 1 */
  readonly stride?: number
  /** @default 1 */
  readonly dilation?: number
}

/**
 * Sliding windows along one axis: [.., n, ..] becomes [.., windows, .., size]. Nothing is copied.
 *
 * @throws ChainruleError `window-too-large`, `bad-window`, `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { tensor, unfold } from '@chainrule/autograd'
 *
 * console.log(unfold(tensor([1, 2, 3, 4]), 0, { size: 2 }).toArray()) // [[1, 2], [2, 3], [3, 4]]
 * ```
 */
export function unfold(x: Tensor, axis: number, { size, stride = 1, dilation = 1 }: Window): Tensor {
  return apply(primitive, [x], { axis: normalizeAxis('unfold', axis, x.rank), size, stride, dilation })
}
