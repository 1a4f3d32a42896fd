import { flip } from '../functions/flip.ts'
import { definePrimitive } from '../primitive.ts'
import { normalizeAxis, sizeOf } from '../shape.ts'
import { apply, type Tensor, toNumber } from '../tensor.ts'

/** Running sums along one axis; floats are added up in float64. */
const cumulativeSumPrimitive = definePrimitive<{ axis: number }>({
  name: 'cumulativeSum',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  vjp: (g, { attributes: { axis } }) => [flip(cumulativeSum(flip(g, axis), axis), axis)],
  reference: {
    accepts: 'dense',
    kernel([x], out, { axis }) {
      const inner = sizeOf(x.shape.slice(axis + 1))
      const span = x.shape[axis] * inner
      for (let start = 0; start < x.size; start += span) {
        for (let i = start; i < start + inner; i++) {
          let total = 0
          for (let at = i; at < start + span; at += inner) {
            total += x.data[x.offset + at]
            out.data[at] = total
          }
        }
      }
    },
  },
})

/**
 * Running sum along one axis: element i is the sum of elements 0 to i. The shape stays; masks count as int32.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { cumulativeSum, tensor } from '@chainrule/autograd'
 *
 * console.log(cumulativeSum(tensor([1, 2, 3])).toArray()) // [1, 3, 6]
 * ```
 */
export function cumulativeSum(x: Tensor, axis = -1): Tensor {
  return apply(cumulativeSumPrimitive, [toNumber(x)], { axis: normalizeAxis('cumulativeSum', axis, x.rank) })
}
