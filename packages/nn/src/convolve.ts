import type { Tensor } from '@chainrule/autograd'
import { type ConvolveOptions, convolve } from './shared/convolution.ts'

export type { ConvolveOptions } from './shared/convolution.ts'

/**
 * Slides windows over signals: x [batch, channels, length].
 *
 * The weight is [outputs, channels / groups, window].
 *
 * Cross-correlation, as in every network library: the window is not flipped. The batch axis may be missing.
 *
 * @returns [batch, outputs, ⌊(length + padding - dilation (window - 1) - 1) / stride⌋ + 1]
 * @throws ChainruleError `convolve-channels`, `window-too-large`, `window-setting`, `window-padding`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { convolve1d } from '@chainrule/nn'
 *
 * const x = tensor([[[1, 2, 4, 8]]])
 * console.log(convolve1d(x, tensor([[[-1, 1]]])).toArray()) // [[[1, 2, 4]]]
 * ```
 */
export function convolve1d(x: Tensor, weight: Tensor, options: ConvolveOptions = {}): Tensor {
  return convolve('convolve1d', 1, x, weight, options)
}

/**
 * Slides windows over images: x [batch, channels, height, width].
 *
 * The weight is [outputs, channels / groups, ...window].
 *
 * Cross-correlation; settings as in {@link convolve1d}, one number or one for each of height and width.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { convolve2d } from '@chainrule/nn'
 *
 * const x = tensor([[[[1, 2], [3, 4]]]])
 * const weight = tensor([[[[1, 0], [0, 1]]]])
 * console.log(convolve2d(x, weight).item()) // 5
 * ```
 */
export function convolve2d(x: Tensor, weight: Tensor, options: ConvolveOptions = {}): Tensor {
  return convolve('convolve2d', 2, x, weight, options)
}

/**
 * Slides windows over volumes: x [batch, channels, depth, height, width].
 *
 * The weight is [outputs, channels / groups, ...window].
 *
 * Cross-correlation; settings as in {@link convolve1d}, one number or one for each space axis.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { convolve3d } from '@chainrule/nn'
 *
 * console.log(convolve3d(ones([1, 2, 4, 4, 4]), ones([3, 2, 2, 2, 2])).shape) // [1, 3, 3, 3, 3]
 * ```
 */
export function convolve3d(x: Tensor, weight: Tensor, options: ConvolveOptions = {}): Tensor {
  return convolve('convolve3d', 3, x, weight, options)
}
