import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { isDense } from '../reference/strided.ts'
import { sizeOf, stridesOf } from '../shape.ts'

/** The same elements in row-major order under another shape. */
export const reshape = definePrimitive<{ shape: readonly number[] }>({
  name: 'reshape',
  infer([x], { shape }) {
    if (sizeOf(shape) !== sizeOf(x.shape)) {
      throw new ChainruleError(
        'reshape-size',
        `reshape: [${x.shape}] has ${sizeOf(x.shape)} elements, [${shape}] has ${sizeOf(shape)}.`,
        'The number of elements must stay the same; one size may be -1 to be worked out.',
      )
    }
    return { shape, dtype: x.dtype }
  },
  vjp: (g, { inputs: [x] }) => [g.reshape(x.shape)],
  reference: {
    view: (layout, { shape }) => (isDense(layout) ? { shape, strides: stridesOf(shape), offset: layout.offset } : null),
  },
})

/** The axes in another order: axis i of the output is axis `axes[i]` of the input. */
export const permute = definePrimitive<{ axes: readonly number[] }>({
  name: 'permute',
  infer: ([x], { axes }) => ({ shape: axes.map((axis) => x.shape[axis]), dtype: x.dtype }),
  vjp: (g, { attributes: { axes } }) => [g.permute(axes.map((_, axis) => axes.indexOf(axis)))],
  reference: {
    view: ({ shape, strides, offset }, { axes }) => ({
      shape: axes.map((axis) => shape[axis]),
      strides: axes.map((axis) => strides[axis]),
      offset,
    }),
  },
})

/** Repeats axes of size 1, without copying; the only place where broadcasting happens, so the only gradient that sums. */
export const expand = definePrimitive<{ shape: readonly number[] }>({
  name: 'expand',
  infer([x], { shape }) {
    if (shape.length !== x.shape.length || shape.some((size, axis) => x.shape[axis] !== 1 && x.shape[axis] !== size)) {
      throw new ChainruleError(
        'cannot-expand',
        `expand: [${x.shape}] does not stretch to [${shape}].`,
        'Only axes of size 1 stretch, and the rank stays the same; reshape first.',
      )
    }
    return { shape, dtype: x.dtype }
  },
  vjp: (g, { inputs: [x] }) => {
    const stretched = x.shape.flatMap((size, axis) => (size === 1 && g.shape[axis] !== 1 ? [axis] : []))
    return [g.sum(stretched, { keepAxes: true })]
  },
  reference: {
    view: ({ shape: from, strides, offset }, { shape }) => ({
      shape,
      strides: strides.map((stride, axis) => (from[axis] === 1 && shape[axis] !== 1 ? 0 : stride)),
      offset,
    }),
  },
})
