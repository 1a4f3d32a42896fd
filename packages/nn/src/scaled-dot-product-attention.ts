import { arange, ChainruleError, lessEqual, softmax, type Tensor, where } from '@chainrule/autograd'
import type { Module } from './layer.ts'

/** Who may look where, and how scores become weights. */
export interface AttentionOptions {
  /** Whether place i sees only places 0 to i. @default false */
  causal?: boolean
  /**
   * Stretches to [..., queries, keys]: truth values (true where a query may look) or numbers that are added to the
   * scores, such as distances.
   */
  mask?: Tensor | null
  /** @default 1 / √features */
  scale?: number
  /** What the weights pass through, for example a dropout layer. */
  dropout?: Module | null
}

/**
 * Attention: each query takes a mean of the values whose keys it matches.
 *
 *     softmax(q kᵀ / √features) v
 *
 * Shapes: query [..., queries, features], key [..., keys, features], value [..., keys, outputs]; leading axes (batch,
 * heads) stretch. Vaswani et al., 2017, equation 1, https://arxiv.org/abs/1706.03762. A query that may look nowhere
 * gets zeros.
 *
 * @throws ChainruleError `attention-shapes`, `attention-mask`.
 *
 * @example
 * ```ts
 * import { eye, tensor } from '@chainrule/autograd'
 * import { scaledDotProductAttention } from '@chainrule/nn'
 *
 * const values = tensor([[1], [2]])
 * console.log(scaledDotProductAttention(eye(2), eye(2), values, { causal: true }).shape) // [2, 1]
 * ```
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions = {},
): Tensor {
  requireShapes(query, key, value)
  const { causal = false, mask, scale = 1 / Math.sqrt(query.shape[query.rank - 1]), dropout } = options
  let scores = query.mul(scale).matmul(key.transpose())
  if (causal) scores = hide(scores, causalMask(scores.shape[scores.rank - 2], scores.shape[scores.rank - 1]))
  if (mask) {
    requireMask(mask, scores)
    scores = mask.dtype === 'bool' ? hide(scores, mask) : scores.add(mask)
  }
  const weights = softmax(scores)
  return (dropout ? dropout(weights) : weights).matmul(value)
}

function hide(scores: Tensor, visible: Tensor): Tensor {
  return where(visible, scores, Number.NEGATIVE_INFINITY)
}

/** True at and below the diagonal that begins in the first corner, as PyTorch's `is_causal`. */
function causalMask(queries: number, keys: number): Tensor {
  return lessEqual(arange(keys), arange(queries).reshape([queries, 1]))
}

function requireShapes(query: Tensor, key: Tensor, value: Tensor): void {
  const ranks = [query, key, value].every(({ rank }) => rank >= 2)
  if (ranks && query.shape.at(-1) === key.shape.at(-1) && key.shape.at(-2) === value.shape.at(-2)) return
  throw new ChainruleError(
    'attention-shapes',
    `scaledDotProductAttention: query [${query.shape}], key [${key.shape}], value [${value.shape}].`,
    'They are [..., queries, features], [..., keys, features] and [..., keys, outputs].',
  )
}

function requireMask(mask: Tensor, scores: Tensor): void {
  const fits =
    mask.rank <= scores.rank &&
    mask.shape.every((size, i) => size === 1 || size === scores.shape[scores.rank - mask.rank + i])
  if (fits && mask.dtype !== 'int32' && mask.dtype !== 'uint32') return
  throw new ChainruleError(
    'attention-mask',
    `scaledDotProductAttention: the mask is ${mask.dtype} [${mask.shape}], the scores are [${scores.shape}].`,
    "A mask stretches to [..., queries, keys]; truth values (mask.cast('bool')) hide, floats are added.",
  )
}
