import { definePrimitive, type Primitive } from '../primitive.ts'
import { apply } from '../tensor.ts'

/** Reverses the order along some axes. */
export const flip: Primitive<{ axes: readonly number[] }> = definePrimitive<{ axes: readonly number[] }>({
  name: 'flip',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  vjp: (g, { attributes: { axes } }) => [apply(flip, [g], { axes })],
  reference: {
    view: ({ shape, strides, offset }, { axes }) => ({
      shape,
      strides: strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)),
      offset: axes.reduce((start, axis) => start + Math.max(0, shape[axis] - 1) * strides[axis], offset),
    }),
  },
})
