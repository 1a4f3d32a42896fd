import { gather } from '../functions/gather.ts'
import { definePrimitive } from '../primitive.ts'
import { normalizeAxis, sizeOf } from '../shape.ts'
import { apply, type Tensor } from '../tensor.ts'
import { sortIndices } from './host/sort-indices.ts'

/** Positions (int32) that put the elements along one axis in order. No gradient. */
const argSortPrimitive = definePrimitive<{ axis: number; descending: boolean }>({
  name: 'argSort',
  infer: ([x]) => ({ shape: x.shape, dtype: 'int32' }),
  reference: {
    accepts: 'dense',
    kernel([x], out, { axis, descending }) {
      const inner = sizeOf(x.shape.slice(axis + 1))
      const span = x.shape[axis] * inner
      const lane = new Float64Array(x.shape[axis])
      for (let start = 0; start < x.size; start += span) {
        for (let i = start; i < start + inner; i++) {
          for (let k = 0; k < lane.length; k++) lane[k] = x.data[x.offset + i + k * inner]
          const order = sortIndices(lane, descending)
          for (let k = 0; k < lane.length; k++) out.data[i + k * inner] = order[k]
        }
      }
    },
  },
})

/** Along which axis and in which direction to sort. */
export interface SortOptions {
  /** @default -1 */
  axis?: number
  /** Largest first. @default false */
  descending?: boolean
}

/**
 * The positions (int32) that `sort` puts the elements in: equal ones keep their order, NaN comes last. No gradient.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { argSort, tensor } from '@chainrule/autograd'
 *
 * console.log(argSort(tensor([3, 1, 2])).toArray()) // [1, 2, 0]
 * ```
 */
export function argSort(x: Tensor, { axis = -1, descending = false }: SortOptions = {}): Tensor {
  return apply(argSortPrimitive, [x], { axis: normalizeAxis('argSort', axis, x.rank), descending })
}

/**
 * The elements in order along one axis, with the positions (int32) that they come from.
 *
 * Equal elements keep their order. NaN comes last, ascending and descending, where PyTorch counts it as largest.
 * Gradients go back to the positions that the values come from.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { sort, tensor } from '@chainrule/autograd'
 *
 * const { values, indices } = sort(tensor([3, 1, 2]), { descending: true })
 * console.log(values.toArray(), indices.toArray()) // [3, 2, 1] [0, 2, 1]
 * ```
 */
export function sort(x: Tensor, options: SortOptions = {}): { values: Tensor; indices: Tensor } {
  const indices = argSort(x, options)
  return { values: gather(x, indices, options.axis ?? -1), indices }
}
