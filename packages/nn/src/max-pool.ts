import type { Tensor } from '@chainrule/autograd'
import { max } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { batched } from './shared/batched.ts'
import { asFloat } from './shared/checks.ts'
import type { PerAxis } from './shared/per-axis.ts'
import { type PoolOptions, poolWindows, unfoldWindows } from './shared/windows.ts'

/** Windows of a maximum. */
export interface MaxPoolOptions extends PoolOptions {
  /** Distance of neighbours in the window. @default 1 */
  dilation?: PerAxis
}

/**
 * Pools signals [batch, channels, length] by the largest number of each window.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { maxPool1d } from '@chainrule/nn'
 *
 * console.log(maxPool1d({ kernelSize: 2 })(tensor([[[1, 3, 2, 5]]])).toArray()) // [[[3, 5]]]
 * ```
 */
export function maxPool1d(options: MaxPoolOptions): Layer {
  return layer('maxPool1d', (x: Tensor) => poolMax1d(x, options), {})
}

/**
 * Pools images [batch, channels, height, width] by the largest number of each window.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { maxPool2d } from '@chainrule/nn'
 *
 * console.log(maxPool2d({ kernelSize: 3, stride: 2, padding: 1 })(ones([1, 8, 28, 28])).shape) // [1, 8, 14, 14]
 * ```
 */
export function maxPool2d(options: MaxPoolOptions): Layer {
  return layer('maxPool2d', (x: Tensor) => poolMax2d(x, options), {})
}

/**
 * Pools volumes [batch, channels, depth, height, width] by the largest number.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { maxPool3d } from '@chainrule/nn'
 *
 * console.log(maxPool3d({ kernelSize: 2 })(ones([1, 2, 4, 4, 4])).shape) // [1, 2, 2, 2, 2]
 * ```
 */
export function maxPool3d(options: MaxPoolOptions): Layer {
  return layer('maxPool3d', (x: Tensor) => poolMax3d(x, options), {})
}

/**
 * The largest number of each window of signals [batch, channels, length].
 *
 * The batch axis may be missing.
 *
 * Numbers that tie for it share the gradient, where PyTorch gives all of it to the first. Padding never wins.
 *
 * @throws ChainruleError `window-setting`, `pool-padding`, `window-too-large`, `wrong-rank`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { poolMax1d } from '@chainrule/nn'
 *
 * console.log(poolMax1d(tensor([[1, 3, 2]]), { kernelSize: 2, ceilMode: true }).toArray()) // [[3, 2]]
 * ```
 */
export function poolMax1d(x: Tensor, options: MaxPoolOptions): Tensor {
  return poolMax('poolMax1d', 1, x, options)
}

/**
 * The largest number of each window of images [batch, channels, height, width].
 *
 * Otherwise as {@link poolMax1d}.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { poolMax2d } from '@chainrule/nn'
 *
 * console.log(poolMax2d(tensor([[[1, 2], [3, 4]]]), { kernelSize: 2 }).toArray()) // [[[4]]]
 * ```
 */
export function poolMax2d(x: Tensor, options: MaxPoolOptions): Tensor {
  return poolMax('poolMax2d', 2, x, options)
}

/**
 * The largest number of each window of volumes [batch, channels, depth, height, width].
 *
 * Otherwise as {@link poolMax1d}.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { poolMax3d } from '@chainrule/nn'
 *
 * console.log(poolMax3d(ones([1, 1, 2, 2, 2]), { kernelSize: 2 }).item()) // 1
 * ```
 */
export function poolMax3d(x: Tensor, options: MaxPoolOptions): Tensor {
  return poolMax('poolMax3d', 3, x, options)
}

function poolMax(owner: string, rank: number, x: Tensor, options: MaxPoolOptions): Tensor {
  return batched(owner, asFloat(x), rank, (input) => {
    const windows = poolWindows(owner, input, options)
    const axes = windows.map((_, axis) => -1 - axis)
    return max(unfoldWindows(input, windows, Number.NEGATIVE_INFINITY), axes)
  })
}
