import { definePrimitive } from '../primitive.ts'
import { eachGroup, requireElements } from './reduce.ts'

/** Position of the largest element along one axis, the first of equals; NaN counts as largest. No gradient. */
export const argMax = definePrimitive<{ axis: number }>({
  name: 'argMax',
  infer([x], { axis }) {
    requireElements('argMax', x, [axis])
    return { shape: x.shape.filter((_, i) => i !== axis), dtype: 'int32' }
  },
  reference: {
    accepts: 'strided',
    kernel([x], out, { axis }) {
      eachGroup(x, [axis], (data, start, places, group) => {
        let best = 0
        for (let i = 1; i < places.length; i++) {
          const value = data[start + places[i]]
          const largest = data[start + places[best]]
          if (!Number.isNaN(largest) && (value > largest || Number.isNaN(value))) best = i
        }
        out.data[group] = best
      })
    },
  },
})
