import { ChainruleError } from '../errors.ts'
import { definePrimitive, type TensorSpec, type View } from '../primitive.ts'
import { placesOf } from '../reference/strided.ts'

export type ReduceAttributes = { axes: readonly number[] }

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

/** The shape that remains over axes, which stay with size 1. */
export function reduced(x: TensorSpec, axes: readonly number[]): TensorSpec {
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
