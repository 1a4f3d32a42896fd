import type { DType, Parameter, Shape, Tensor } from '@chainrule/autograd'
import { type Layer, layer } from './layer.ts'
import { affine } from './shared/affine.ts'
import { requireEnding, requireSizes } from './shared/checks.ts'
import type { Initial } from './shared/parameter-of.ts'

/** Settings of `rmsNorm`. */
export interface RmsNormOptions {
  /** Added to the mean square. PyTorch takes the smallest step of the type from 1 instead. @default 1e-6 */
  epsilon?: number
  /** An initializer, a parameter to share, or false for no scale. @default ones() */
  weight?: Initial | false
  /** @default 'float32' */
  dtype?: DType
}

/** A layer that divides by the root mean square. */
export interface RmsNorm extends Layer {
  readonly weight: Parameter | null
}

/** Axes and scale for `normalizeRms`. */
export interface NormalizeRmsOptions {
  /** How many of the last axes share one mean square. @default 1 */
  axes?: number
  /** Scale, of the shape of these axes. */
  weight?: Tensor | null
  /** Added to the mean square. @default 1e-6 */
  epsilon?: number
}

/**
 * Root mean square normalisation: layer normalisation without taking the mean away.
 *
 *     y = x / √(mean(x²) + ε) · weight
 *
 * Zhang and Sennrich, 2019, equation 4, https://arxiv.org/abs/1910.07467; ε as in PyTorch's `RMSNorm`.
 *
 * @param shape - Sizes of the last axes, which are normalised together; a number for one axis.
 * @throws ChainruleError `layer-norm-shape` for an input that does not end in this shape.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { rmsNorm } from '@chainrule/nn'
 *
 * const norm = initialize(rmsNorm(4, { epsilon: 0 }), { seed: 1 })
 * console.log(norm(tensor([[4, 0, 0, 0]])).toArray()) // [[2, 0, 0, 0]]
 * ```
 */
export function rmsNorm(shape: number | Shape, options: RmsNormOptions = {}): RmsNorm {
  const sizes = typeof shape === 'number' ? [shape] : [...shape]
  for (const size of sizes) requireSizes('rmsNorm', { features: size })
  const { epsilon, ...rest } = options
  const self: RmsNorm = layer(
    'rmsNorm',
    (x: Tensor) => {
      requireEnding('rmsNorm', x, sizes)
      return normalizeRms(x, { axes: sizes.length, weight: self.weight, epsilon })
    },
    { weight: affine('rmsNorm', sizes, { ...rest, bias: false }).weight },
  )
  return self
}

/**
 * The function behind {@link rmsNorm}: x [..., features].
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { normalizeRms } from '@chainrule/nn'
 *
 * console.log(normalizeRms(tensor([4, 0, 0, 0]), { epsilon: 0 }).toArray()) // [2, 0, 0, 0]
 * ```
 */
export function normalizeRms(x: Tensor, { axes = 1, weight, epsilon = 1e-6 }: NormalizeRmsOptions = {}): Tensor {
  const last = Array.from({ length: axes }, (_, i) => -1 - i)
  const root = x.square().mean(last, { keepAxes: true }).add(epsilon).sqrt()
  const normal = x.div(root)
  return weight ? normal.mul(weight) : normal
}
