import { isFloat } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { definePrimitive, type Primitive, type TensorSpec, type View } from '../primitive.ts'
import { stridesOf } from '../shape.ts'
import { apply } from '../tensor.ts'

/** out[.., i, ..] = x[.., index[.., i, ..], ..] along one axis; the other axes of `x` and `index` agree. */
export const gather: Primitive<{ axis: number }> = definePrimitive<{ axis: number }>({
  name: 'gather',
  infer([x, index], { axis }) {
    requireIndex('gather', x, index, axis)
    return { shape: index.shape, dtype: x.dtype }
  },
  vjp: (g, { inputs: [x, index], attributes: { axis } }) => [
    isFloat(x.dtype) ? apply(scatterAdd, [g, index], { axis, size: x.shape[axis] }) : null,
    null,
  ],
  reference: {
    accepts: 'strided',
    kernel([x, index], out, { axis }) {
      eachElement(index, (element, at, coordinates) => {
        const position = checkedIndex('gather', index.data[at], x.shape[axis])
        let from = x.offset
        for (let i = 0; i < coordinates.length; i++) from += (i === axis ? position : coordinates[i]) * x.strides[i]
        out.data[element] = x.data[from]
      })
    },
  },
})

/** Zeros of `size` along one axis, to which out[.., index[.., i, ..], ..] += x[.., i, ..] is added in order. */
export const scatterAdd: Primitive<{ axis: number; size: number }> = definePrimitive<{ axis: number; size: number }>({
  name: 'scatterAdd',
  infer([x, index], { axis, size }) {
    requireIndex('scatterAdd', x, index, axis)
    return { shape: x.shape.map((length, i) => (i === axis ? size : length)), dtype: x.dtype }
  },
  vjp: (g, { inputs: [, index], attributes: { axis } }) => [apply(gather, [g, index], { axis }), null],
  reference: {
    accepts: 'strided',
    kernel([x, index], out, { axis, size }) {
      out.data.fill(0)
      const strides = stridesOf(out.shape)
      eachElement(index, (_, at, coordinates) => {
        const position = checkedIndex('scatterAdd', index.data[at], size)
        let from = x.offset
        let to = 0
        for (let i = 0; i < coordinates.length; i++) {
          from += coordinates[i] * x.strides[i]
          to += (i === axis ? position : coordinates[i]) * strides[i]
        }
        out.data[to] += x.data[from]
      })
    },
  },
})

function requireIndex(operation: string, x: TensorSpec, index: TensorSpec, axis: number): void {
  if (index.dtype !== 'int32' && index.dtype !== 'uint32') {
    throw new ChainruleError(
      'index-not-integer',
      `${operation}: the index is ${index.dtype} [${index.shape}].`,
      "Indices are int32 or uint32: tensor([...], { dtype: 'int32' }) or index.cast('int32').",
    )
  }
  const fits =
    x.shape.length === index.shape.length && x.shape.every((size, i) => i === axis || size === index.shape[i])
  if (fits) return
  throw new ChainruleError(
    'index-shape',
    `${operation}: values [${x.shape}] and index [${index.shape}] differ beside axis ${axis}.`,
    'All other axes must agree; use take() to pick whole slices by a list of positions.',
  )
}

function checkedIndex(operation: string, position: number, size: number): number {
  if (position >= 0 && position < size) return position
  throw new ChainruleError(
    'index-out-of-range',
    `${operation}: index ${position} is outside an axis of ${size}.`,
    `Indices run from 0 to ${size - 1}; a class label or a token number is probably too large.`,
  )
}

/** Visits the elements of a view in row-major order with their place in its array and their coordinates. */
function eachElement(view: View, visit: (element: number, at: number, coordinates: readonly number[]) => void): void {
  const coordinates = new Array<number>(view.shape.length).fill(0)
  let at = view.offset
  for (let element = 0; element < view.size; element++) {
    visit(element, at, coordinates)
    for (let axis = view.shape.length - 1; axis >= 0; axis--) {
      at += view.strides[axis]
      coordinates[axis] += 1
      if (coordinates[axis] < view.shape[axis]) break
      at -= view.strides[axis] * view.shape[axis]
      coordinates[axis] = 0
    }
  }
}
