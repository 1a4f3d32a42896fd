import { ChainruleError, pad, type Tensor, take, tensor } from '@chainrule/autograd'

/** What stands beyond the edge: one value, the mirror image, the edge itself, or the other end. */
export type PaddingMode = 'constant' | 'reflect' | 'replicate' | 'circular'

/** What stands beyond the edge. */
export interface PadWithOptions {
  /** @default 'constant' */
  mode?: PaddingMode
  /** For 'constant'. @default 0 */
  value?: number
}

/**
 * Surrounds a tensor with a value, its mirror image, its edge or its other end.
 *
 * @param amounts - For each axis how many elements before and after.
 * @throws ChainruleError `padding-too-wide` where the mirror image or the other end does not reach so far.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { padWith } from '@chainrule/nn'
 *
 * console.log(padWith(tensor([1, 2, 3]), [[2, 1]], { mode: 'reflect' }).toArray()) // [3, 2, 1, 2, 3, 2]
 * ```
 */
export function padWith(
  x: Tensor,
  amounts: readonly (readonly [before: number, after: number])[],
  { mode = 'constant', value = 0 }: PadWithOptions = {},
): Tensor {
  if (mode === 'constant' || amounts.length !== x.rank) return pad(x, amounts, value)
  return amounts.reduce((padded, [before, after], axis) => {
    if (before === 0 && after === 0) return padded
    const size = x.shape[axis]
    requireReach(mode, Math.max(before, after), size)
    const places = Int32Array.from({ length: before + size + after }, (_, i) => sourceOf(mode, i - before, size))
    return take(padded, tensor(places), axis)
  }, x.node)
}

/** The place inside an axis that is seen at a place outside. */
function sourceOf(mode: PaddingMode, place: number, size: number): number {
  if (mode === 'replicate') return Math.min(size - 1, Math.max(0, place))
  if (mode === 'circular') return (place + size) % size
  return place < 0 ? -place : place < size ? place : 2 * (size - 1) - place
}

function requireReach(mode: PaddingMode, amount: number, size: number): void {
  const reach = mode === 'reflect' ? size - 1 : mode === 'circular' ? size : size > 0 ? Number.POSITIVE_INFINITY : 0
  if (amount <= reach) return
  throw new ChainruleError(
    'padding-too-wide',
    `padWith: ${amount} elements of mode '${mode}' on an axis of ${size}.`,
    `At most ${reach} are possible there; pad less, or use another mode.`,
  )
}
