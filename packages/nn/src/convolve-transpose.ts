import type { Tensor } from '@chainrule/autograd'
import { type ConvolveTransposeOptions, convolveTranspose } from './shared/transposed-convolution.ts'

export type { ConvolveTransposeOptions } from './shared/transposed-convolution.ts'

/**
 * The transpose of `convolve1d`: spreads each number of x over a window.
 *
 * x is [batch, channels, length], the weight [channels, outputs / groups, window], as in PyTorch. It is what takes the
 * gradient of a convolution back to its input, so the same stride and padding give back its size.
 *
 * @returns [batch, outputs, (length - 1) stride - 2 padding + dilation (window - 1) + outputPadding + 1]
 * @throws ChainruleError `convolve-channels`, `output-padding-too-large`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { convolveTranspose1d } from '@chainrule/nn'
 *
 * const spread = convolveTranspose1d(tensor([[[1, 10]]]), tensor([[[1, 2, 3]]]), { stride: 2 })
 * console.log(spread.toArray()) // [[[1, 2, 13, 20, 30]]]
 * ```
 */
export function convolveTranspose1d(x: Tensor, weight: Tensor, options: ConvolveTransposeOptions = {}): Tensor {
  return convolveTranspose('convolveTranspose1d', 1, x, weight, options)
}

/**
 * The transpose of `convolve2d`: spreads each number of x over a window.
 *
 * x is [batch, channels, height, width], the weight [channels, outputs / groups, ...window].
 *
 * Settings as in {@link convolveTranspose1d}, one number or one for each of height and width.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { convolveTranspose2d } from '@chainrule/nn'
 *
 * const large = convolveTranspose2d(ones([1, 3, 4, 5]), ones([3, 2, 3, 3]), { stride: 2, padding: 1, outputPadding: 1 })
 * console.log(large.shape) // [1, 2, 8, 10]
 * ```
 */
export function convolveTranspose2d(x: Tensor, weight: Tensor, options: ConvolveTransposeOptions = {}): Tensor {
  return convolveTranspose('convolveTranspose2d', 2, x, weight, options)
}

/**
 * The transpose of `convolve3d`: spreads each number of x over a window.
 *
 * x is [batch, channels, depth, height, width], the weight [channels, outputs / groups, ...window].
 *
 * Settings as in {@link convolveTranspose1d}, one number or one for each space axis.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { convolveTranspose3d } from '@chainrule/nn'
 *
 * console.log(convolveTranspose3d(ones([1, 2, 2, 2, 2]), ones([2, 1, 2, 2, 2]), { stride: 2 }).shape) // [1, 1, 4, 4, 4]
 * ```
 */
export function convolveTranspose3d(x: Tensor, weight: Tensor, options: ConvolveTransposeOptions = {}): Tensor {
  return convolveTranspose('convolveTranspose3d', 3, x, weight, options)
}
