import type { DType, Parameter, Tensor } from '@chainrule/autograd'
import { fanInUniform } from './fan-in-uniform.ts'
import { type Layer, layer } from './layer.ts'
import { type PaddingMode, padWith } from './pad-with.ts'
import { requireFeatures, requireSizes } from './shared/checks.ts'
import { type ConvolveOptions, convolve, resolvePadding } from './shared/convolution.ts'
import { biasOf, type Initial, parameterOf } from './shared/parameter-of.ts'
import { type PerAxis, perAxis } from './shared/per-axis.ts'
import { requireDivisor } from './shared/require-divisor.ts'

/** Windows and first values of a convolution. */
export interface ConvOptions extends Omit<ConvolveOptions, 'bias'> {
  /** Size of the window: one number, or one for each space axis. */
  kernelSize: PerAxis
  /** What stands around the input: 'zeros', 'reflect', 'replicate' or 'circular'. @default 'zeros' */
  paddingMode?: 'zeros' | Exclude<PaddingMode, 'constant'>
  /** An initializer, or a parameter to share. @default fanInUniform() */
  weight?: Initial
  /** An initializer, a parameter to share, or false for none. @default fanInUniform() */
  bias?: Initial | false
  /** @default 'float32' */
  dtype?: DType
}

/** A convolution with its parameters. */
export interface Conv extends Layer {
  /** [outputs, inputs / groups, ...window], as in PyTorch. */
  readonly weight: Parameter
  /** [outputs] */
  readonly bias: Parameter | null
}

/**
 * A convolution over signals [batch, inputs, length], for example sound or text.
 *
 * Parameters, names and first values are those of PyTorch's `Conv1d`. See `convolve1d` for the sizes.
 *
 * @throws ChainruleError `wrong-features` for an input with other channels.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { conv1d } from '@chainrule/nn'
 *
 * const layer = initialize(conv1d(2, 8, { kernelSize: 3, padding: 'same' }), { seed: 1 })
 * console.log(layer(ones([4, 2, 100])).shape) // [4, 8, 100]
 * ```
 */
export function conv1d(inputs: number, outputs: number, options: ConvOptions): Conv {
  return conv('conv1d', 1, inputs, outputs, options)
}

/**
 * A convolution over images [batch, inputs, height, width].
 *
 * Parameters, names and first values are those of PyTorch's `Conv2d`. With `groups: inputs` it is depthwise.
 *
 * @throws ChainruleError `wrong-features` for an input with other channels.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { conv2d } from '@chainrule/nn'
 *
 * const layer = initialize(conv2d(1, 8, { kernelSize: 3, stride: 2, padding: 1 }), { seed: 1 })
 * console.log(layer(ones([4, 1, 28, 28])).shape) // [4, 8, 14, 14]
 * ```
 */
export function conv2d(inputs: number, outputs: number, options: ConvOptions): Conv {
  return conv('conv2d', 2, inputs, outputs, options)
}

/**
 * A convolution over volumes [batch, inputs, depth, height, width], such as films.
 *
 * Parameters, names and first values are those of PyTorch's `Conv3d`.
 *
 * @throws ChainruleError `wrong-features` for an input with other channels.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { conv3d } from '@chainrule/nn'
 *
 * const layer = initialize(conv3d(1, 2, { kernelSize: [1, 3, 3] }), { seed: 1 })
 * console.log(layer(ones([1, 1, 4, 8, 8])).shape) // [1, 2, 4, 6, 6]
 * ```
 */
export function conv3d(inputs: number, outputs: number, options: ConvOptions): Conv {
  return conv('conv3d', 3, inputs, outputs, options)
}

function conv(kind: string, rank: number, inputs: number, outputs: number, options: ConvOptions): Conv {
  const { kernelSize, weight, bias, dtype, paddingMode = 'zeros', groups = 1, ...windows } = options
  requireSizes(kind, { inputs, outputs, groups })
  requireDivisor(kind, groups, { inputs, outputs })
  const window = perAxis(kind, 'kernelSize', kernelSize, rank)
  const stride = perAxis(kind, 'stride', windows.stride ?? 1, rank)
  const dilation = perAxis(kind, 'dilation', windows.dilation ?? 1, rank)
  const padding = resolvePadding(kind, windows.padding ?? 0, { stride, dilation, window })
  const area = window.reduce((product, size) => product * size, 1)
  const shared = {
    dtype,
    fanIn: (inputs / groups) * area,
    fanOut: (outputs / groups) * area,
    initializer: fanInUniform(),
  }
  const self: Conv = layer(
    kind,
    (x: Tensor) => {
      requireFeatures(kind, x, -1 - rank, inputs)
      const convolved = { stride, dilation, groups, bias: self.bias }
      if (paddingMode === 'zeros') return convolve(kind, rank, x, self.weight, { ...convolved, padding })
      const amounts = [...new Array<[number, number]>(x.rank - rank).fill([0, 0]), ...padding]
      return convolve(kind, rank, padWith(x, amounts, { mode: paddingMode }), self.weight, convolved)
    },
    {
      weight: parameterOf({
        name: `${kind}.weight`,
        shape: [outputs, inputs / groups, ...window],
        given: weight,
        ...shared,
      }),
      bias: biasOf({ name: `${kind}.bias`, shape: [outputs], given: bias, ...shared }),
    },
  )
  return self
}
