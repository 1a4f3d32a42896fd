import { ChainruleError } from '../errors.ts'
import { normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { slice } from './slice.ts'

/**
 * Cuts a tensor into parts along one axis, as views.
 *
 * @param parts - How many equal parts, or the size of each part.
 * @throws ChainruleError `split-sizes` where the parts do not add up to the axis, `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { split, tensor } from '@chainrule/autograd'
 *
 * const [first, rest] = split(tensor([1, 2, 3]), [1, 2])
 * console.log(first.toArray(), rest.toArray()) // [1] [2, 3]
 * ```
 */
export function split(x: Tensor, parts: number | readonly number[], axis = 0): Tensor[] {
  const along = normalizeAxis('split', axis, x.rank)
  const length = x.shape[along]
  const sizes = typeof parts === 'number' ? equalParts(length, parts) : parts
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total !== length || !sizes.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new ChainruleError(
      'split-sizes',
      `split: ${typeof parts === 'number' ? `${parts} equal parts` : `parts of [${parts}]`} do not make up axis ${along} of [${x.shape}].`,
      `Sizes are whole numbers that add up to ${length}; a number of parts must divide it.`,
    )
  }
  const others = new Array<null>(along).fill(null)
  let start = 0
  return sizes.map((size) => {
    const from = start
    start += size
    return slice(x, [...others, [from, start]])
  })
}

function equalParts(length: number, count: number): number[] {
  return Number.isInteger(count) && count > 0 ? new Array<number>(count).fill(length / count) : [Number.NaN]
}
