import { isFloat } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { definePrimitive, type TensorSpec, type View } from '../primitive.ts'
import { placesOf } from '../reference/strided.ts'

type ReduceAttributes = { axes: readonly number[] }

/** Sum over axes, which stay with size 1. Floats are added up in float64. */
export const sum = definePrimitive<ReduceAttributes>({
  name: 'sum',
  infer: ([x], { axes }) => reduced(x, axes),
  vjp: (g, { inputs: [x] }) => [g.expand(x.shape)],
  reference: {
    accepts: 'strided',
    kernel([x], out, { axes }) {
      eachGroup(x, axes, (data, start, places, group) => {
        let total = 0
        for (let i = 0; i < places.length; i++) total += data[start + places[i]]
        out.data[group] = total
      })
    },
  },
})

/** Largest element over axes, which stay with size 1; NaN wins. Elements that tie for it share the gradient equally. */
export const max = definePrimitive<ReduceAttributes>({
  name: 'max',
  infer([x], { axes }) {
    requireElements('max', x, axes)
    return reduced(x, axes)
  },
  vjp: (g, { inputs: [x], output, attributes: { axes } }) => {
    if (!isFloat(x.dtype)) return [null]
    const winners = x.equal(output).cast(g.dtype)
    return [winners.mul(g.div(winners.sum(axes, { keepAxes: true })))]
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

function reduced(x: TensorSpec, axes: readonly number[]): TensorSpec {
  return { shape: x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)), dtype: x.dtype }
}

export function requireElements(operation: string, x: TensorSpec, axes: readonly number[]): void {
  if (axes.every((axis) => x.shape[axis] > 0) || reduced(x, axes).shape.includes(0)) return
  throw new ChainruleError(
    'empty-reduction',
    `${operation}: [${x.shape}] has no elements along axes [${axes}].`,
    'There is no largest of nothing; check for empty tensors first.',
  )
}

/** Calls `visit` once per output element with the places of its inputs, relative to `start`. */
export function eachGroup(
  x: View,
  axes: readonly number[],
  visit: (data: View['data'], start: number, places: Int32Array, group: number) => void,
): void {
  const kept = x.shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]))
  const places = placesOf(x, axes)
  const starts = placesOf(x, kept)
  for (let group = 0; group < starts.length; group++) visit(x.data, x.offset + starts[group], places, group)
}
