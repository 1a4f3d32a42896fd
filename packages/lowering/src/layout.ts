import type { Layout } from '@chainrule/autograd'

/** Steps between neighbours along each axis of a row-major array. */
export function denseStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length)
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= shape[axis]
  }
  return strides
}

export function sizeOf(shape: readonly number[]): number {
  let size = 1
  for (const length of shape) size *= length
  return size
}

/** Whether the elements lie row-major without gaps; axes of size 1 have no say. */
export function isDense({ shape, strides }: Pick<Layout, 'shape' | 'strides'>): boolean {
  const dense = denseStrides(shape)
  return shape.includes(0) || shape.every((size, axis) => size === 1 || strides[axis] === dense[axis])
}

/** A shape without its axes of size 1. */
export function squeezed(shape: readonly number[]): number[] {
  return shape.filter((size) => size !== 1)
}

/** The strides that belong to {@link squeezed}. */
export function squeezedStrides({ shape, strides }: Pick<Layout, 'shape' | 'strides'>): number[] {
  return strides.filter((_, axis) => shape[axis] !== 1)
}

/** The same elements under another shape, where that needs no copy; null where it does. */
export function reshapedLayout(from: Layout, shape: readonly number[]): Layout | null {
  if (from.shape.includes(0)) return { shape, strides: denseStrides(shape), offset: from.offset }
  const sizes = squeezed(from.shape)
  const steps = squeezedStrides(from)
  const strides = new Array<number>(shape.length).fill(0)
  let at = 0
  for (let axis = 0; axis < shape.length; ) {
    if (shape[axis] === 1) {
      axis += 1
      continue
    }
    // The smallest run of old axes and of new axes with one number of elements.
    const [firstOld, firstNew] = [at, axis]
    let [old, fresh] = [sizes[at++], shape[axis++]]
    while (old !== fresh) {
      if (old < fresh) old *= sizes[at++]
      else fresh *= shape[axis++]
    }
    for (let i = firstOld; i + 1 < at; i++) if (steps[i] !== steps[i + 1] * sizes[i + 1]) return null
    let stride = steps[at - 1]
    for (let i = axis - 1; i >= firstNew; i--) {
      strides[i] = stride
      stride *= shape[i]
    }
  }
  return { shape, strides, offset: from.offset }
}

/** The axes from the farthest step to the nearest; those of size 1 come first. */
export function axisOrder({ shape, strides }: Pick<Layout, 'shape' | 'strides'>): number[] {
  const step = (axis: number) => (shape[axis] === 1 ? Number.POSITIVE_INFINITY : Math.abs(strides[axis]))
  return shape.map((_, axis) => axis).sort((a, b) => (step(a) === step(b) ? a - b : step(b) - step(a)))
}

/** Elements without gaps whose axes lie in this order, the last one nearest. */
export function layoutInOrder(shape: readonly number[], order: readonly number[]): Layout {
  const nested = denseStrides(order.map((axis) => shape[axis]))
  const strides = new Array<number>(shape.length)
  order.forEach((axis, place) => {
    strides[axis] = nested[place]
  })
  return { shape, strides, offset: 0 }
}
