import { isFloat } from '../dtype.ts'
import { equal } from '../functions/comparison.ts'
import { definePrimitive } from '../primitive.ts'
import { apply } from '../tensor.ts'
import { eachGroup, type ReduceAttributes, reduced, requireElements } from './reduce.ts'
import { where } from './where.ts'

/** Largest element over axes, which stay with size 1; NaN wins. Elements that tie for it share the gradient equally. */
export const max = definePrimitive<ReduceAttributes>({
  name: 'max',
  infer([x], { axes }) {
    requireElements('max', x, axes)
    return reduced(x, axes)
  },
  vjp: (g, { inputs: [x], output, attributes: { axes } }) => {
    if (!isFloat(x.dtype)) return [null]
    // The mask stays one of truth values: it is all that remains in memory until the way back.
    const winners = equal(x, output)
    const share = g.div(winners.cast(g.dtype).sum(axes, { keepAxes: true }))
    return [apply(where, [winners, share.expandTo(x.shape), x.zerosLike()])]
  },
  reference: {
    accepts: 'strided',
    kernel([x], out, { axes }) {
      eachGroup(x, axes, (data, start, places, group) => {
        let largest = data[start + places[0]]
        for (let i = 1; i < places.length; i++) {
          const value = data[start + places[i]]
          if (value > largest || Number.isNaN(value)) largest = value
          if (Number.isNaN(largest)) break
        }
        out.data[group] = largest
      })
    },
  },
})
