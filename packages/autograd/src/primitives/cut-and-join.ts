import { ChainruleError } from '../errors.ts'
import { definePrimitive, type Primitive } from '../primitive.ts'
import { copyStrided } from '../reference/strided.ts'
import { stridesOf } from '../shape.ts'
import { apply } from '../tensor.ts'

type SliceAttributes = { start: readonly number[]; stop: readonly number[]; step: readonly number[] }

/** Every `step`-th element from `start` up to, not including, `stop`, along each axis. */
export const slice: Primitive<SliceAttributes> = definePrimitive<SliceAttributes>({
  name: 'slice',
  infer: ([x], { start, stop, step }) => ({
    shape: x.shape.map((_, axis) => Math.max(0, Math.ceil((stop[axis] - start[axis]) / step[axis]))),
    dtype: x.dtype,
  }),
  vjp: (g, { inputs: [x], attributes: { start, step } }) => {
    const covered = g.shape.map((size, axis) => (size === 0 ? 0 : (size - 1) * step[axis] + 1))
    const high = x.shape.map((size, axis) => size - start[axis] - covered[axis])
    return [apply(pad, [g], { low: start, high, interior: step.map((length) => length - 1), value: 0 })]
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
export const pad: Primitive<PadAttributes> = definePrimitive<PadAttributes>({
  name: 'pad',
  infer: ([x], { low, high, interior }) => ({
    shape: x.shape.map((size, axis) => low[axis] + high[axis] + size + Math.max(0, size - 1) * interior[axis]),
    dtype: x.dtype,
  }),
  vjp: (g, { inputs: [x], attributes: { low, interior } }) => {
    const step = interior.map((between) => between + 1)
    const stop = x.shape.map((size, axis) => low[axis] + (size === 0 ? 0 : (size - 1) * step[axis] + 1))
    return [apply(slice, [g], { start: low, stop, step })]
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
    const whole = g.shape.map(() => 0)
    const step = g.shape.map(() => 1)
    let from = 0
    return inputs.map((part) => {
      const start = whole.with(axis, from)
      from += part.shape[axis]
      return apply(slice, [g], { start, stop: g.shape.with(axis, from), step })
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
