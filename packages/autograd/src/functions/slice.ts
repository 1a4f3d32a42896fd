import { ChainruleError } from '../errors.ts'
import { slice as primitive } from '../primitives/cut-and-join.ts'
import { apply, type Tensor } from '../tensor.ts'

/** A range of `slice`: from, up to (not including), and step; negative positions count from the end. */
export type Range = readonly [start: number, stop?: number, step?: number]

/**
 * A range of each axis, from the first on; axes that are not given, or null, stay whole. See also `at`.
 *
 * Positions outside an axis are moved to its ends, as in `Array.slice`.
 *
 * @throws ChainruleError `slice-step`, `slice-position`.
 *
 * @example
 * ```ts
 * import { slice, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([[1, 2, 3], [4, 5, 6]])
 * console.log(slice(x, [null, [-2]]).toArray()) // [[2, 3], [5, 6]]
 * ```
 */
export function slice(x: Tensor, ranges: readonly (Range | null)[]): Tensor {
  const bounds = x.shape.map((size, axis) => sliceBounds(ranges[axis] ?? [0], size))
  if (bounds.every(([start, stop, step], axis) => start === 0 && step === 1 && stop === x.shape[axis])) return x.node
  return apply(primitive, [x], {
    start: bounds.map(([start]) => start),
    stop: bounds.map(([, stop]) => stop),
    step: bounds.map(([, , step]) => step),
  })
}

function sliceBounds([start, stop, step = 1]: Range, size: number): [number, number, number] {
  if (!Number.isInteger(step) || step < 1) {
    throw new ChainruleError(
      'slice-step',
      `slice: the step is ${step}.`,
      'Steps are whole and positive; use flip() to reverse.',
    )
  }
  for (const position of [start, stop ?? 0]) {
    if (Number.isInteger(position) || Math.abs(position) === Number.POSITIVE_INFINITY) continue
    throw new ChainruleError(
      'slice-position',
      `slice: the range [${start}, ${stop}] is not made of whole numbers.`,
      'Round the positions, for example with Math.floor().',
    )
  }
  const clip = (position: number) => Math.min(size, Math.max(0, position < 0 ? position + size : position))
  const from = clip(start)
  return [from, Math.max(from, clip(stop ?? size)), step]
}
