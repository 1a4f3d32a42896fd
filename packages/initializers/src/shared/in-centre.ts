import { full, pad, type Shape, sizeOf, type Tensor } from '@chainrule/autograd'

/**
 * A kernel [outputs, inputs, ...window] that is 0 but for a matrix [outputs, inputs] in the middle of the window.
 *
 * In a window of even size it stands before the middle: a convolution with padding 'same', which adds more after than
 * before, then multiplies every place by the matrix.
 */
export function inCentre(matrix: Tensor, shape: Shape): Tensor {
  if (sizeOf(shape) === 0) return full(shape, 0, { dtype: matrix.dtype })
  const window = shape.slice(2)
  const around = window.map((size) => [Math.floor((size - 1) / 2), Math.floor(size / 2)] as const)
  return pad(matrix.reshape([...matrix.shape, ...window.map(() => 1)]), [[0, 0], [0, 0], ...around])
}
