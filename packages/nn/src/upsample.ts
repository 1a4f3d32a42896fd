import { ChainruleError, type Tensor, take, tensor } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { alongAxis } from './shared/along-axis.ts'
import { asFloat, requireRank } from './shared/checks.ts'
import { type PerAxis, perAxis } from './shared/per-axis.ts'

/** The new size, and how numbers in between are found. */
export interface ResampleOptions {
  /** How many times as long each space axis becomes; may be fractional. */
  scale?: PerAxis
  /** The size of each space axis, instead of `scale`. */
  size?: PerAxis
  /** 'linear' is bilinear on images, 'cubic' bicubic. @default 'nearest' */
  mode?: 'nearest' | 'linear' | 'cubic'
  /**
   * Whether the outermost samples lie on the outermost ones of the input, instead of pixel edges on edges. @default
   * false
   */
  alignCorners?: boolean
}

/**
 * Makes images (or signals, or volumes) larger: [batch, channels, ...space].
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { upsample } from '@chainrule/nn'
 *
 * console.log(upsample({ scale: 2 })(tensor([[[1, 2]]])).toArray()) // [[[1, 1, 2, 2]]]
 * ```
 */
export function upsample(options: ResampleOptions): Layer {
  return layer('upsample', (x: Tensor) => resample(x, options), {})
}

/**
 * Brings the space of x [batch, channels, ...space] to another size.
 *
 * Sample positions are those of PyTorch's `interpolate`; 'cubic' is Keys' kernel with a = -3/4. Shrinking does not blur
 * first.
 *
 * @throws ChainruleError `resample-size` unless exactly one of scale and size is given.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { resample } from '@chainrule/nn'
 *
 * const x = tensor([[[0, 1]]])
 * console.log(resample(x, { size: 4, mode: 'linear' }).toArray()) // [[[0, 0.25, 0.75, 1]]]
 * ```
 */
export function resample(x: Tensor, { scale, size, mode = 'nearest', alignCorners = false }: ResampleOptions): Tensor {
  requireRank('resample', x, [3, 4, 5], '[batch, channels, ...space]')
  return axesOf(x, scale, size).reduce((resampled, { length, step }, i) => {
    const axis = i + 2
    if (mode === 'nearest') return nearest(resampled, axis, length, step)
    const matrix = interpolation(x.shape[axis], length, step, mode, alignCorners)
    return alongAxis(resampled, axis, tensor(matrix, { shape: [length, x.shape[axis]], dtype: resampled.dtype }))
  }, asFloat(x))
}

/** The new length of each space axis, and the distance of its samples in the input. */
function axesOf(x: Tensor, scale?: PerAxis, size?: PerAxis): { length: number; step: number }[] {
  const space = x.shape.slice(2)
  if (size !== undefined && scale === undefined) {
    return perAxis('resample', 'size', size, space.length).map((length, i) => ({ length, step: space[i] / length }))
  }
  const scales =
    scale === undefined || size !== undefined ? [] : typeof scale === 'number' ? space.map(() => scale) : scale
  if (scales.length !== space.length || !scales.every((factor, i) => Math.floor(space[i] * factor) >= 1)) {
    throw new ChainruleError(
      'resample-size',
      `resample: scale ${JSON.stringify(scale)} and size ${JSON.stringify(size)} for an input [${x.shape}].`,
      `Give either a positive scale or a size, as one number or one for each of the ${space.length} space axes.`,
    )
  }
  return scales.map((factor, i) => ({ length: Math.floor(space[i] * factor), step: 1 / factor }))
}

function nearest(x: Tensor, axis: number, length: number, step: number): Tensor {
  const size = x.shape[axis]
  if (length % size === 0 && step === size / length) {
    const [before, after] = [x.shape.slice(0, axis + 1), x.shape.slice(axis + 1)]
    const repeated = x.reshape([...before, 1, ...after]).expand([...before, length / size, ...after])
    return repeated.reshape([...x.shape.slice(0, axis), length, ...after])
  }
  const places = Int32Array.from({ length }, (_, i) => Math.min(size - 1, Math.floor(i * step)))
  return take(x, tensor(places), axis)
}

/** Row i holds the weights of the inputs in sample i. */
function interpolation(
  size: number,
  length: number,
  step: number,
  mode: 'linear' | 'cubic',
  alignCorners: boolean,
): Float64Array {
  const matrix = new Float64Array(length * size)
  for (let i = 0; i < length; i++) {
    const center = alignCorners ? (length > 1 ? (i * (size - 1)) / (length - 1) : 0) : (i + 0.5) * step - 0.5
    const position = mode === 'linear' ? Math.max(0, center) : center
    const first = Math.floor(position)
    for (let place = first - 1; place <= first + 2; place++) {
      const inside = Math.min(size - 1, Math.max(0, place))
      matrix[i * size + inside] += kernel(mode, Math.abs(position - place))
    }
  }
  return matrix
}

/** Keys, 1981, "Cubic convolution interpolation for digital image processing", with a = -3/4. */
function kernel(mode: 'linear' | 'cubic', distance: number): number {
  if (mode === 'linear') return Math.max(0, 1 - distance)
  const a = -0.75
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1
  if (distance < 2) return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
  return 0
}
