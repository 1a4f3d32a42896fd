import type { Shape, Tensor } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { type Affine, type AffineOptions, affine } from './shared/affine.ts'
import { requireEnding, requireSizes } from './shared/checks.ts'
import { normalized, scaled } from './shared/normalized.ts'

/** Settings of `layerNorm`. */
export interface LayerNormOptions extends AffineOptions {
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/** A layer that normalises the features of each example. */
export interface LayerNorm extends Layer, Affine {}

/** Axes, scale and shift for `normalizeLayer`. */
export interface NormalizeLayerOptions {
  /** How many of the last axes share one mean and variance. @default 1 */
  axes?: number
  /** Scale, of the shape of these axes. */
  weight?: Tensor | null
  /** Shift, of the shape of these axes. */
  bias?: Tensor | null
  /** Added to the variance. @default 1e-5 */
  epsilon?: number
}

/**
 * Layer normalisation: mean 0 and variance 1 over the features of each example.
 *
 *     y = (x - mean) / √(variance + ε) · weight + bias
 *
 * Ba, Kiros and Hinton, 2016, https://arxiv.org/abs/1607.06450. Parameters as PyTorch's `LayerNorm`.
 *
 * @param shape - Sizes of the last axes, which are normalised together; a number for one axis.
 * @throws ChainruleError `layer-norm-shape` for an input that does not end in this shape.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { layerNorm } from '@chainrule/nn'
 *
 * const norm = initialize(layerNorm(2, { epsilon: 0 }), { seed: 1 })
 * console.log(norm(tensor([[1, 3]])).toArray()) // [[-1, 1]]
 * ```
 */
export function layerNorm(shape: number | Shape, options: LayerNormOptions = {}): LayerNorm {
  const sizes = typeof shape === 'number' ? [shape] : [...shape]
  for (const size of sizes) requireSizes('layerNorm', { features: size })
  const { epsilon, ...rest } = options
  const self: LayerNorm = layer(
    'layerNorm',
    (x: Tensor) => {
      requireEnding('layerNorm', x, sizes)
      return normalizeLayer(x, { axes: sizes.length, weight: self.weight, bias: self.bias, epsilon })
    },
    affine('layerNorm', sizes, rest),
  )
  return self
}

/**
 * The function behind {@link layerNorm}: x [..., features].
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { normalizeLayer } from '@chainrule/nn'
 *
 * console.log(normalizeLayer(tensor([[1, 3], [0, 100]]), { epsilon: 0 }).toArray()) // [[-1, 1], [-1, 1]]
 * ```
 */
export function normalizeLayer(x: Tensor, options: NormalizeLayerOptions = {}): Tensor {
  const { axes = 1, weight, bias, epsilon = 1e-5 } = options
  const last = Array.from({ length: axes }, (_, i) => -1 - i)
  return scaled(normalized(x, last, epsilon), weight, bias)
}
