import { type Tensor, tensor } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { alongAxis } from './shared/along-axis.ts'
import { asFloat, requireRank } from './shared/checks.ts'
import { type PerAxis, perAxis } from './shared/per-axis.ts'

/**
 * Averages every channel over all of space.
 *
 * [batch, channels, ...space] becomes [batch, channels]. A plain function: put it into `sequential` as it is.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { globalAveragePool } from '@chainrule/nn'
 *
 * console.log(globalAveragePool(tensor([[[1, 2, 3], [4, 5, 6]]])).toArray()) // [[2, 5]]
 * ```
 */
export function globalAveragePool(x: Tensor): Tensor {
  requireRank('globalAveragePool', x, [3, 4, 5], '[batch, channels, ...space]')
  return x.mean(x.shape.slice(2).map((_, axis) => axis + 2))
}

/**
 * Averages any space down to a chosen size.
 *
 * [batch, channels, ...space] becomes [batch, channels, ...size].
 *
 * Part i of n of an axis of length L runs from ⌊i L / n⌋ to ⌈(i + 1) L / n⌉, as in PyTorch.
 *
 * @param size - One number for all space axes, or one for each.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { adaptiveAveragePool } from '@chainrule/nn'
 *
 * console.log(adaptiveAveragePool(2)(tensor([[[1, 2, 3]]])).toArray()) // [[[1.5, 2.5]]]
 * ```
 */
export function adaptiveAveragePool(size: PerAxis): Layer {
  return layer('adaptiveAveragePool', (x: Tensor) => poolAdaptiveAverage(x, size), {})
}

/**
 * The function behind {@link adaptiveAveragePool}.
 *
 * x [batch, channels, ...space] becomes [batch, channels, ...size].
 *
 * @example
 * ```ts
 * import { ones } from '@chainrule/autograd'
 * import { poolAdaptiveAverage } from '@chainrule/nn'
 *
 * console.log(poolAdaptiveAverage(ones([1, 3, 10, 7]), [4, 4]).shape) // [1, 3, 4, 4]
 * ```
 */
export function poolAdaptiveAverage(x: Tensor, size: PerAxis): Tensor {
  requireRank('poolAdaptiveAverage', x, [3, 4, 5], '[batch, channels, ...space]')
  const sizes = perAxis('poolAdaptiveAverage', 'size', size, x.rank - 2)
  return sizes.reduce((pooled, parts, axis) => averageAlong(pooled, axis + 2, parts), asFloat(x))
}

function averageAlong(x: Tensor, axis: number, parts: number): Tensor {
  const length = x.shape[axis]
  if (parts === length) return x
  const weights = new Float64Array(parts * length)
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * length) / parts)
    const to = Math.ceil(((part + 1) * length) / parts)
    weights.fill(1 / (to - from), part * length + from, part * length + to)
  }
  return alongAxis(x, axis, tensor(weights, { shape: [parts, length], dtype: x.dtype }))
}
