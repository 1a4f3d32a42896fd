import { ones, pad, type Tensor, unfold } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { batched } from './shared/batched.ts'
import { asFloat } from './shared/checks.ts'
import { type PoolOptions, poolWindows, unfoldWindows, type Windows } from './shared/windows.ts'

/** Windows of a mean, and what counts in them. */
export interface AveragePoolOptions extends PoolOptions {
  /** Whether the zeros of the padding count as numbers. @default true */
  countIncludePad?: boolean
  /** Divide each sum by this instead of by how many numbers a window has. */
  divisor?: number
}

/**
 * Pools signals [batch, channels, length] by the mean of each window.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { averagePool1d } from '@chainrule/nn'
 *
 * console.log(averagePool1d({ kernelSize: 2 })(tensor([[[1, 3, 2, 5]]])).toArray()) // [[[2, 3.5]]]
 * ```
 */
export function averagePool1d(options: AveragePoolOptions): Layer {
  return layer('averagePool1d', (x: Tensor) => poolAverage1d(x, options), {})
}

/**
 * Pools images [batch, channels, height, width] by the mean of each window.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { averagePool2d } from '@chainrule/nn'
 *
 * console.log(averagePool2d({ kernelSize: 2 })(ones([1, 8, 28, 28])).shape) // [1, 8, 14, 14]
 * ```
 */
export function averagePool2d(options: AveragePoolOptions): Layer {
  return layer('averagePool2d', (x: Tensor) => poolAverage2d(x, options), {})
}

/**
 * Pools volumes [batch, channels, depth, height, width] by the mean of each window.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { averagePool3d } from '@chainrule/nn'
 *
 * console.log(averagePool3d({ kernelSize: 2 })(ones([1, 2, 4, 4, 4])).shape) // [1, 2, 2, 2, 2]
 * ```
 */
export function averagePool3d(options: AveragePoolOptions): Layer {
  return layer('averagePool3d', (x: Tensor) => poolAverage3d(x, options), {})
}

/**
 * The mean of each window of signals [batch, channels, length], with or without batch.
 *
 * Counts as PyTorch does: what `ceilMode` adds beyond the padding never counts.
 *
 * @throws ChainruleError `window-setting`, `pool-padding`, `window-too-large`, `wrong-rank`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { poolAverage1d } from '@chainrule/nn'
 *
 * const x = tensor([[1, 3, 2]])
 * console.log(poolAverage1d(x, { kernelSize: 2, ceilMode: true }).toArray()) // [[2, 2]]
 * ```
 */
export function poolAverage1d(x: Tensor, options: AveragePoolOptions): Tensor {
  return poolAverage('poolAverage1d', 1, x, options)
}

/**
 * The mean of each window of images [batch, channels, height, width].
 *
 * Otherwise as {@link poolAverage1d}.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { poolAverage2d } from '@chainrule/nn'
 *
 * console.log(poolAverage2d(tensor([[[1, 2], [3, 4]]]), { kernelSize: 2 }).toArray()) // [[[2.5]]]
 * ```
 */
export function poolAverage2d(x: Tensor, options: AveragePoolOptions): Tensor {
  return poolAverage('poolAverage2d', 2, x, options)
}

/**
 * The mean of each window of volumes [batch, channels, depth, height, width].
 *
 * Otherwise as {@link poolAverage1d}.
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { poolAverage3d } from '@chainrule/nn'
 *
 * console.log(poolAverage3d(ones([1, 1, 2, 2, 2]), { kernelSize: 2 }).item()) // 1
 * ```
 */
export function poolAverage3d(x: Tensor, options: AveragePoolOptions): Tensor {
  return poolAverage('poolAverage3d', 3, x, options)
}

function poolAverage(owner: string, rank: number, x: Tensor, options: AveragePoolOptions): Tensor {
  const { countIncludePad = true, divisor } = options
  return batched(owner, asFloat(x), rank, (input) => {
    const windows = poolWindows(owner, input, options)
    const axes = windows.map((_, axis) => -1 - axis)
    const sums = unfoldWindows(input, windows, 0).sum(axes)
    if (divisor !== undefined) return sums.div(divisor)
    const whole = windows.every(({ padding, overhang }) => overhang === 0 && (countIncludePad || padding === 0))
    if (whole) return sums.div(windows.reduce((count, { size }) => count * size, 1))
    return windows.reduce((means, window, axis) => {
      const counts = countsOf(input.shape[axis + 2], window, countIncludePad, input.dtype)
      return means.div(counts.reshape([-1, ...new Array<number>(rank - 1 - axis).fill(1)]))
    }, sums)
  })
}

/** How many numbers each window along one axis has. */
function countsOf(length: number, window: Windows, includePad: boolean, dtype: Tensor['dtype']): Tensor {
  const { padding, overhang } = window
  return unfold(
    pad(pad(ones([length], { dtype }), [[padding, padding]], includePad ? 1 : 0), [[0, overhang]], 0),
    0,
    window,
  ).sum(-1)
}
