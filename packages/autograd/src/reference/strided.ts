import type { Layout, View } from '../primitive.ts'
import { type Shape, sizeOf, stridesOf } from '../shape.ts'

/** Row-major without gaps, from the start of an array. */
export function denseLayout(shape: Shape): Layout {
  return { shape, strides: stridesOf(shape), offset: 0 }
}

/** Whether the elements lie row-major without gaps. */
export function isDense({ shape, strides }: Layout): boolean {
  if (sizeOf(shape) === 0) return true
  const dense = stridesOf(shape)
  return shape.every((size, axis) => size === 1 || strides[axis] === dense[axis])
}

/** Distances from the first element to all that some axes span, row-major. */
export function placesOf({ shape, strides }: Layout, axes: readonly number[]): Int32Array {
  let places = new Int32Array(1)
  for (const axis of axes) {
    const next = new Int32Array(places.length * shape[axis])
    for (let i = 0, k = 0; i < places.length; i++) {
      for (let j = 0; j < shape[axis]; j++) next[k++] = places[i] + j * strides[axis]
    }
    places = next
  }
  return places
}

/** Copies elements to the places in `data` that a layout of their shape names. */
export function copyStrided(from: View, data: View['data'], to: Layout): void {
  const outer = [...from.shape.keys()].slice(0, -1)
  const starts = placesOf(from, outer)
  const ends = placesOf({ ...to, shape: from.shape }, outer)
  const { [outer.length]: count = 1 } = from.shape
  const { [outer.length]: step = 0 } = from.strides
  const { [outer.length]: toStep = 0 } = to.strides
  for (let line = 0; line < starts.length; line++) {
    let i = from.offset + starts[line]
    let j = to.offset + ends[line]
    for (let k = 0; k < count; k++, i += step, j += toStep) data[j] = from.data[i]
  }
}
