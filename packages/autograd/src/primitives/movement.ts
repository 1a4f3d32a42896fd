import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { copyStrided, isDense } from '../reference/strided.ts'
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

/** Reverses the order along some axes. */
export const flip = definePrimitive<{ axes: readonly number[] }>({
  name: 'flip',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  vjp: (g, { attributes: { axes } }) => [g.flip(axes)],
  reference: {
    view: ({ shape, strides, offset }, { axes }) => ({
      shape,
      strides: strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)),
      offset: axes.reduce((start, axis) => start + Math.max(0, shape[axis] - 1) * strides[axis], offset),
    }),
  },
})

type SliceAttributes = { start: readonly number[]; stop: readonly number[]; step: readonly number[] }

/** Every `step`-th element from `start` up to, not including, `stop`, along each axis. */
export const slice = definePrimitive<SliceAttributes>({
  name: 'slice',
  infer: ([x], { start, stop, step }) => ({
    shape: x.shape.map((_, axis) => Math.max(0, Math.ceil((stop[axis] - start[axis]) / step[axis]))),
    dtype: x.dtype,
  }),
  vjp: (g, { inputs: [x], attributes: { start, step } }) => {
    const covered = g.shape.map((size, axis) => (size === 0 ? 0 : (size - 1) * step[axis] + 1))
    const high = x.shape.map((size, axis) => size - start[axis] - covered[axis])
    return [g.pad(x.shape.map((_, axis) => [start[axis], high[axis], step[axis] - 1]))]
  },
  reference: {
    view: ({ strides, offset }, { start, step }, { shape }) => ({
      shape,
      strides: strides.map((stride, axis) => stride * step[axis]),
      offset: start.reduce((sum, first, axis) => sum + first * strides[axis], offset),
    }),
  },
})

type PadAttributes = { low: readonly number[]; high: readonly number[]; interior: readonly number[]; value: number }

/** Surrounds with `value`, and puts `interior` of them between neighbours. */
export const pad = definePrimitive<PadAttributes>({
  name: 'pad',
  infer: ([x], { low, high, interior }) => ({
    shape: x.shape.map((size, axis) => low[axis] + high[axis] + size + Math.max(0, size - 1) * interior[axis]),
    dtype: x.dtype,
  }),
  vjp: (g, { inputs: [x], attributes: { low, interior } }) => {
    const ranges = x.shape.map((size, axis): [number, number, number] => {
      const step = interior[axis] + 1
      return [low[axis], size === 0 ? low[axis] : low[axis] + (size - 1) * step + 1, step]
    })
    return [g.slice(ranges)]
  },
  reference: {
    accepts: 'strided',
    kernel([x], out, { low, interior, value }) {
      out.data.fill(value)
      const strides = stridesOf(out.shape)
      const to = {
        shape: x.shape,
        strides: strides.map((stride, axis) => stride * (interior[axis] + 1)),
        offset: low.reduce((sum, first, axis) => sum + first * strides[axis], 0),
      }
      copyStrided(x, out.data, to)
    },
  },
})

/** Joins tensors end to end along one axis. */
export const concat = definePrimitive<{ axis: number }>({
  name: 'concat',
  infer(inputs, { axis }) {
    const [first] = inputs
    for (const { shape, dtype } of inputs) {
      const fits =
        shape.length === first.shape.length && shape.every((size, i) => i === axis || size === first.shape[i])
      if (!fits || dtype !== first.dtype) {
        throw new ChainruleError(
          'concat-parts-differ',
          `concat: ${first.dtype} [${first.shape}] and ${dtype} [${shape}] do not join along axis ${axis}.`,
          'All parts need one type and the same sizes on every other axis.',
        )
      }
    }
    const total = inputs.reduce((sum, { shape }) => sum + shape[axis], 0)
    return { shape: first.shape.map((size, i) => (i === axis ? total : size)), dtype: first.dtype }
  },
  vjp: (g, { inputs, attributes: { axis } }) => {
    let start = 0
    return inputs.map((part) => {
      const from = start
      start += part.shape[axis]
      return g.slice(part.shape.map((size, i): [number, number] => (i === axis ? [from, start] : [0, size])))
    })
  },
  reference: {
    accepts: 'strided',
    kernel(inputs, out, { axis }) {
      const strides = stridesOf(out.shape)
      let start = 0
      for (const part of inputs) {
        copyStrided(part, out.data, { shape: part.shape, strides, offset: start * strides[axis] })
        start += part.shape[axis]
      }
    },
  },
})
