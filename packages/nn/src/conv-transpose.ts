import type { DType, Parameter, Tensor } from '@chainrule/autograd'
import { uniform } from '@chainrule/initializers'
import { type Layer, layer } from './layer.ts'
import { requireFeatures, requireSizes } from './shared/checks.ts'
import { biasOf, type Initial, parameterOf } from './shared/parameter-of.ts'
import { type PerAxis, perAxis } from './shared/per-axis.ts'
import { requireDivisor } from './shared/require-divisor.ts'
import { type ConvolveTransposeOptions, convolveTranspose } from './shared/transposed-convolution.ts'

/** Windows and first values of a transposed convolution. */
export interface ConvTransposeOptions extends Omit<ConvolveTransposeOptions, 'bias'> {
  /** Size of the window: one number, or one for each space axis. */
  kernelSize: PerAxis
  /** An initializer, or a parameter to share. @default uniform within ±1 / √(outputs / groups · window) */
  weight?: Initial
  /** An initializer, a parameter to share, or false for none. @default as the weight */
  bias?: Initial | false
  /** @default 'float32' */
  dtype?: DType
}

/** A transposed convolution with its parameters. */
export interface ConvTranspose extends Layer {
  /** [inputs, outputs / groups, ...window], as in PyTorch. */
  readonly weight: Parameter
  /** [outputs] */
  readonly bias: Parameter | null
}

/**
 * A transposed convolution over signals [batch, inputs, length]: makes them longer.
 *
 * Parameters, names and first values are those of PyTorch's `ConvTranspose1d`, which takes its bound from the outputs.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { convTranspose1d } from '@chainrule/nn'
 *
 * const layer = initialize(convTranspose1d(8, 4, { kernelSize: 2, stride: 2 }), { seed: 1 })
 * console.log(layer(ones([1, 8, 10])).shape) // [1, 4, 20]
 * ```
 */
export function convTranspose1d(inputs: number, outputs: number, options: ConvTransposeOptions): ConvTranspose {
  return convTranspose('convTranspose1d', 1, inputs, outputs, options)
}

/**
 * A transposed convolution over images [batch, inputs, height, width]: makes them larger.
 *
 * Parameters, names and first values are those of PyTorch's `ConvTranspose2d`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { convTranspose2d } from '@chainrule/nn'
 *
 * const layer = initialize(convTranspose2d(8, 4, { kernelSize: 3, stride: 2, padding: 1, outputPadding: 1 }), { seed: 1 })
 * console.log(layer(ones([1, 8, 7, 7])).shape) // [1, 4, 14, 14]
 * ```
 */
export function convTranspose2d(inputs: number, outputs: number, options: ConvTransposeOptions): ConvTranspose {
  return convTranspose('convTranspose2d', 2, inputs, outputs, options)
}

/**
 * A transposed convolution over volumes [batch, inputs, depth, height, width].
 *
 * Parameters, names and first values are those of PyTorch's `ConvTranspose3d`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { convTranspose3d } from '@chainrule/nn'
 *
 * const layer = initialize(convTranspose3d(2, 1, { kernelSize: 2, stride: 2 }), { seed: 1 })
 * console.log(layer(ones([1, 2, 3, 3, 3])).shape) // [1, 1, 6, 6, 6]
 * ```
 */
export function convTranspose3d(inputs: number, outputs: number, options: ConvTransposeOptions): ConvTranspose {
  return convTranspose('convTranspose3d', 3, inputs, outputs, options)
}

function convTranspose(
  kind: string,
  rank: number,
  inputs: number,
  outputs: number,
  options: ConvTransposeOptions,
): ConvTranspose {
  const { kernelSize, weight, bias, dtype, groups = 1, ...windows } = options
  requireSizes(kind, { inputs, outputs, groups })
  requireDivisor(kind, groups, { inputs, outputs })
  const window = perAxis(kind, 'kernelSize', kernelSize, rank)
  const area = window.reduce((product, size) => product * size, 1)
  const fanIn = (inputs / groups) * area
  const fanOut = (outputs / groups) * area
  const bound = 1 / Math.sqrt(fanOut)
  const shared = { dtype, fanIn, fanOut, initializer: uniform({ min: -bound, max: bound }) }
  const self: ConvTranspose = layer(
    kind,
    (x: Tensor) => {
      requireFeatures(kind, x, -1 - rank, inputs)
      return convolveTranspose(kind, rank, x, self.weight, { ...windows, groups, bias: self.bias })
    },
    {
      weight: parameterOf({
        name: `${kind}.weight`,
        shape: [inputs, outputs / groups, ...window],
        given: weight,
        ...shared,
      }),
      bias: biasOf({ name: `${kind}.bias`, shape: [outputs], given: bias, ...shared }),
    },
  )
  return self
}
