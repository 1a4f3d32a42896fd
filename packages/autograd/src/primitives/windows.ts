import { ChainruleError } from '../errors.ts'
import { definePrimitive } from '../primitive.ts'
import { sizeOf, stridesOf } from '../shape.ts'

type WindowAttributes = { axis: number; size: number; stride: number; dilation: number }

/**
 * Sliding windows along one axis: the axis becomes the window's number, and a last axis holds the elements of each
 * window. A view: nothing is copied.
 */
export const unfold = definePrimitive<WindowAttributes>({
  name: 'unfold',
  infer([x], { axis, size, stride, dilation }) {
    const reach = (size - 1) * dilation + 1
    if (x.shape[axis] < reach) {
      throw new ChainruleError(
        'window-too-large',
        `unfold: a window of ${size} with dilation ${dilation} spans ${reach} elements, axis ${axis} of [${x.shape}] has ${x.shape[axis]}.`,
        'Use a smaller window, or pad first.',
      )
    }
    const count = Math.floor((x.shape[axis] - reach) / stride) + 1
    return { shape: [...x.shape.map((length, i) => (i === axis ? count : length)), size], dtype: x.dtype }
  },
  vjp: (g, { inputs: [x], attributes }) => [g.fold(attributes.axis, x.shape[attributes.axis], attributes)],
  reference: {
    view: ({ strides, offset }, { axis, stride, dilation }, { shape }) => ({
      shape,
      strides: [...strides.map((step, i) => (i === axis ? step * stride : step)), strides[axis] * dilation],
      offset,
    }),
  },
})

/** Adds windows back where `unfold` took them from. */
export const fold = definePrimitive<WindowAttributes & { length: number }>({
  name: 'fold',
  infer: ([x], { axis, length }) => ({
    shape: x.shape.slice(0, -1).map((size, i) => (i === axis ? length : size)),
    dtype: x.dtype,
  }),
  vjp: (g, { attributes }) => [g.unfold(attributes.axis, attributes)],
  reference: {
    accepts: 'dense',
    kernel([x], out, { axis, size, stride, dilation }) {
      out.data.fill(0)
      const count = x.shape[axis]
      const outer = sizeOf(x.shape.slice(0, axis))
      const inner = sizeOf(x.shape.slice(axis + 1, -1))
      const outStrides = stridesOf(out.shape)
      let from = x.offset
      for (let o = 0; o < outer; o++) {
        for (let window = 0; window < count; window++) {
          for (let i = 0; i < inner; i++) {
            let to = o * out.shape[axis] * inner + window * stride * outStrides[axis] + i
            for (let element = 0; element < size; element++, to += dilation * outStrides[axis]) {
              out.data[to] += x.data[from++]
            }
          }
        }
      }
    },
  },
})
