import {
  drawNormal,
  guard,
  maximum,
  noGrad,
  type Parameter,
  randomKey,
  rsqrt,
  State,
  type Tensor,
} from '@chainrule/autograd'
import { replaceWeight, type Weighted, weightOf } from './shared/replace-weight.ts'
import { unitMatrix } from './shared/unit-matrix.ts'

/** What a weight is made of under spectral normalization. */
export interface SpectralNormParts {
  readonly original: Parameter
  /** u, [outputs], of length 1. */
  readonly left: State
  /** v, [inputs], of length 1. */
  readonly right: State
  /** Whether a use of the weight follows the singular vectors; set by `trainMode` and `evaluationMode` of `@chainrule/nn`. */
  training: boolean
}

/** How singular vectors begin and are followed. */
export interface SpectralNormOptions {
  /** Power iterations at each use of the weight while training. @default 1 */
  iterations?: number
  /** Of the first singular vectors. @default 0 */
  seed?: number
}

/**
 * Spectral normalization: divides weights by their largest singular value, so that a layer stretches nothing.
 *
 *     v <- Wᵀ u / ‖Wᵀ u‖,    u <- W v / ‖W v‖     (constants for the gradient)
 *     w = W / σ,    σ = uᵀ W v
 *
 * Miyato et al., 2018, algorithm 1, https://arxiv.org/abs/1802.05957. `parametrizations.spectral_norm` of PyTorch:
 * weights [outputs, ...] count as a matrix with one row for each output, 15 iterations at the start, 1 at each use in
 * training mode, none in evaluation mode.
 *
 * @param layer - An initialized layer; it is changed.
 * @returns The layer, whose parameter is now `spectralNorm.original`.
 * @throws ChainruleError `weight-not-replaceable`, `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { abs, max, parameter, tensor } from '@chainrule/autograd'
 * import { spectralNorm } from '@chainrule/regularizers'
 *
 * const layer = spectralNorm({ weight: parameter(tensor([[4, 0], [0, 2]])) })
 * console.log(max(abs(layer.weight.sub(tensor([[1, 0], [0, 0.5]])))).item() < 1e-4) // true
 * ```
 */
export function spectralNorm<L extends Weighted>(
  layer: L,
  { iterations = 1, seed = 0 }: SpectralNormOptions = {},
): L & { readonly spectralNorm: SpectralNormParts } {
  const original = weightOf('spectralNorm', layer)
  const matrix = unitMatrix('spectralNorm', original)
  const start = drawNormal(randomKey(seed), [matrix.shape[0]], { dtype: matrix.dtype })
  const first = noGrad(() => follow(matrix, start, 15))
  const cell = (value: Tensor, name: string) => {
    const held = new State(value.shape, value.dtype, { name })
    held.write(value.data())
    return held
  }
  const left = cell(first.left, 'left')
  const right = cell(first.right, 'right')
  const parts: SpectralNormParts = { original, left, right, training: true }
  return replaceWeight(layer, 'spectralNorm', parts, () => {
    const w = unitMatrix('spectralNorm', original)
    if (guard(() => parts.training)) {
      const next = noGrad(() => follow(w.detach(), left, iterations))
      left.assign(next.left)
      right.assign(next.right)
    }
    const deviation = left
      .detach()
      .mul(w.matmul(column(right.detach())).reshape(left.shape))
      .sum()
    return original.div(deviation)
  })
}

function follow(w: Tensor, u: Tensor, iterations: number): { left: Tensor; right: Tensor } {
  let left = u
  let right = unit(w.transpose().matmul(column(left)))
  for (let i = 0; i < iterations; i++) {
    right = unit(w.transpose().matmul(column(left)))
    left = unit(w.matmul(column(right)))
  }
  return { left, right }
}

const column = (vector: Tensor) => vector.reshape([vector.size, 1])

const unit = (vector: Tensor) => vector.mul(rsqrt(maximum(vector.square().sum(), 1e-24))).reshape([vector.size])
