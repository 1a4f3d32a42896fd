import { ChainruleError } from '../errors.ts'
import { flip } from '../functions/flip.ts'
import { definePrimitive, type TensorSpec } from '../primitive.ts'
import { convolve } from '../reference/convolve.ts'
import { apply, type Tensor } from '../tensor.ts'
import { requireFloat } from './elementwise.ts'

/** How a window moves over the input of a convolution, one entry for each space axis. */
export type ConvAttributes = {
  /** Step of the window, for each space axis. */
  stride: readonly number[]
  /** Zeros before and after, for each space axis; negative ones cut off. */
  padding: readonly (readonly [number, number])[]
  /** Distance of neighbours in the kernel. */
  dilation: readonly number[]
  /** Distance of neighbours in the input: zeros are put between them. */
  inputDilation: readonly number[]
  /** Channels are split into so many groups that do not see each other. */
  groups: number
}

/**
 * Cross-correlation of x [N, C, ...space] with kernels w [O, C/groups, ...window] to [N, O, ...space'].
 *
 * Both gradients are convolutions again: toward `x` with flipped kernels and stride and input dilation exchanged,
 * toward `w` with batch and channels exchanged and stride and dilation exchanged. So it is closed under
 * differentiation, to any order.
 */
export const conv = definePrimitive<ConvAttributes>({
  name: 'conv',
  infer([x, w], attributes) {
    requireFloat('conv', x)
    const { groups } = attributes
    const space = x.shape.length - 2
    if (space < 1 || w.shape.length !== x.shape.length || x.dtype !== w.dtype) {
      throw new ChainruleError(
        'conv-ranks',
        `conv: got input ${x.dtype} [${x.shape}] and kernel ${w.dtype} [${w.shape}].`,
        'Both need one type and the shapes [batch, channels, ...space] and [outputs, channels/groups, ...window].',
      )
    }
    if (x.shape[1] !== w.shape[1] * groups || w.shape[0] % groups !== 0) {
      throw new ChainruleError(
        'conv-channels',
        `conv: input [${x.shape}] has ${x.shape[1]} channels, kernel [${w.shape}] takes ${w.shape[1]} in each of ${groups} groups.`,
        'Channels must equal kernel channels times groups, and groups must divide the number of outputs.',
      )
    }
    const lengths = w.shape.slice(2).map((size, axis) => outputLength(x, size, axis, attributes))
    return { shape: [x.shape[0], w.shape[0], ...lengths], dtype: x.dtype }
  },
  vjp: (g, { inputs: [x, w], attributes }) => [towardInput(g, x, w, attributes), towardKernel(g, x, w, attributes)],
  reference: { accepts: 'dense', kernel: convolve },
})

function outputLength(x: TensorSpec, size: number, axis: number, attributes: ConvAttributes): number {
  const [low, high] = attributes.padding[axis]
  const length = dilated(x.shape[axis + 2], attributes.inputDilation[axis]) + low + high
  const reach = dilated(size, attributes.dilation[axis])
  if (length < reach) {
    throw new ChainruleError(
      'window-too-large',
      `conv: the window spans ${reach} along space axis ${axis}, the padded input has ${length} ([${x.shape}], padding ${low} and ${high}).`,
      'Use a smaller kernel or dilation, or more padding.',
    )
  }
  return Math.floor((length - reach) / attributes.stride[axis]) + 1
}

function towardInput(g: Tensor, x: Tensor, w: Tensor, attributes: ConvAttributes): Tensor {
  // The convolution below would need a window that fits no place.
  if (x.size === 0) return x.zerosLike()
  const { stride, padding, dilation, inputDilation, groups } = attributes
  const [outputs, channels, ...window] = w.shape
  const spaceAxes = window.map((_, axis) => axis + 2)
  const kernel = flip(
    w
      .reshape([groups, outputs / groups, channels, ...window])
      .permute([0, 2, 1, ...window.map((_, axis) => axis + 3)])
      .reshape([groups * channels, outputs / groups, ...window]),
    spaceAxes,
  )
  return apply(conv, [g, kernel], {
    stride: inputDilation,
    inputDilation: stride,
    dilation,
    groups,
    padding: window.map((size, axis) => {
      const reach = dilated(size, dilation[axis])
      const low = reach - 1 - padding[axis][0]
      const covered = dilated(g.shape[axis + 2], stride[axis])
      return [low, dilated(x.shape[axis + 2], inputDilation[axis]) + reach - 1 - covered - low] as const
    }),
  })
}

function towardKernel(g: Tensor, x: Tensor, w: Tensor, attributes: ConvAttributes): Tensor {
  const { stride, padding, dilation, inputDilation, groups } = attributes
  const [batch, , ...space] = x.shape
  const channels = w.shape[1]
  const spaceAxes = space.map((_, axis) => axis + 2)
  const input = x
    .reshape([batch, groups, channels, ...space])
    .permute([2, 1, 0, ...spaceAxes.map((axis) => axis + 1)])
    .reshape([channels, groups * batch, ...space])
  const kernel = g.permute([1, 0, ...spaceAxes])
  return apply(conv, [input, kernel], {
    stride: dilation,
    inputDilation,
    dilation: stride,
    groups,
    padding: space.map((length, axis) => {
      const low = padding[axis][0]
      const needed = dilated(w.shape[axis + 2], dilation[axis]) + dilated(g.shape[axis + 2], stride[axis]) - 1
      return [low, needed - dilated(length, inputDilation[axis]) - low] as const
    }),
  }).permute([1, 0, ...spaceAxes])
}

/** Length of an axis once `distance - 1` zeros stand between neighbours. */
function dilated(length: number, distance: number): number {
  return length === 0 ? 0 : (length - 1) * distance + 1
}
