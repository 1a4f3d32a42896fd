import { ChainruleError } from '../errors.ts'
import { definePrimitive, type Primitive } from '../primitive.ts'
import { sizeOf, stridesOf } from '../shape.ts'
import { apply } from '../tensor.ts'

type WindowAttributes = { axis: number; size: number; stride: number; dilation: number }
type FoldAttributes = WindowAttributes & { length: number }

/**
 * Sliding windows along one axis: the axis becomes the window's number, and a last axis holds the elements of each
 * window. A view: nothing is copied.
 */
export const unfold: Primitive<WindowAttributes> = definePrimitive<WindowAttributes>({
  name: 'unfold',
  infer([x], { axis, size, stride, dilation }) {
    requireWindow('unfold', size, stride, dilation)
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
  vjp: (g, { inputs: [x], attributes }) => [apply(fold, [g], { ...attributes, length: x.shape[attributes.axis] })],
  reference: {
    view: ({ strides, offset }, { axis, stride, dilation }, { shape }) => ({
      shape,
      strides: [...strides.map((step, i) => (i === axis ? step * stride : step)), strides[axis] * dilation],
      offset,
    }),
  },
})

/** Adds windows back where `unfold` took them from. */
export const fold: Primitive<FoldAttributes> = definePrimitive<FoldAttributes>({
  name: 'fold',
  infer([x], { axis, length, size, stride, dilation }) {
    requireWindow('fold', size, stride, dilation)
    const [count, last] = [x.shape[axis], x.shape[x.shape.length - 1]]
    const needed = count === 0 ? 0 : (count - 1) * stride + (size - 1) * dilation + 1
    if (last !== size || needed > length) {
      throw new ChainruleError(
        'fold-shape',
        `fold: ${count} windows of ${size} (stride ${stride}, dilation ${dilation}) span ${needed} elements, axis ${axis} has ${length}; the last axis of [${x.shape}] holds ${last}.`,
        'Give the windows that unfold() makes from an axis of that length.',
      )
    }
    return { shape: x.shape.slice(0, -1).map((n, i) => (i === axis ? length : n)), dtype: x.dtype }
  },
  vjp: (g, { attributes: { axis, size, stride, dilation } }) => [apply(unfold, [g], { axis, size, stride, dilation })],
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

function requireWindow(operation: string, size: number, stride: number, dilation: number): void {
  if ([size, stride, dilation].every((number) => Number.isInteger(number) && number > 0)) return
  throw new ChainruleError(
    'bad-window',
    `${operation}: got a window of ${size} with stride ${stride} and dilation ${dilation}.`,
    'All three are whole numbers of at least 1.',
  )
}
