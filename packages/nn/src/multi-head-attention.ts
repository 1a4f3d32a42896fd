import { type DType, type Parameter, split, type Tensor } from '@chainrule/autograd'
import { xavierUniform, zeros } from '@chainrule/initializers'
import { type Dropout, dropout } from './dropout.ts'
import { type Layer, layer } from './layer.ts'
import { type Linear, linear } from './linear.ts'
import { type AttentionOptions, scaledDotProductAttention } from './scaled-dot-product-attention.ts'
import { requireFeatures, requireRank, requireSizes } from './shared/checks.ts'
import { biasOf, type Initial, parameterOf } from './shared/parameter-of.ts'
import { requireDivisor } from './shared/require-divisor.ts'

/** Settings of `multiHeadAttention`. */
export interface MultiHeadAttentionOptions {
  /** How many attentions work side by side, each on features / heads features. */
  heads: number
  /** Whether place i sees only places 0 to i. @default false */
  causal?: boolean
  /** Whether the projections have biases. @default true */
  bias?: boolean
  /** Chance of each attention weight to be dropped while training. @default 0 */
  dropout?: number
  /** Initializer of the input projections. @default xavierUniform() */
  weight?: Initial
  /** @default 'float32' */
  dtype?: DType
}

/** What beside the query an attention layer may be given. */
export interface AttentionInputs extends Pick<AttentionOptions, 'mask' | 'causal'> {
  /** What is looked at; [batch, keys, features]. @default the query */
  key?: Tensor
  /** What is taken; [batch, keys, features]. @default the key */
  value?: Tensor
}

/** An attention layer with its parameters. */
export interface MultiHeadAttention extends Layer<[query: Tensor, inputs?: AttentionInputs]> {
  /** [3 · features, features]: query, key and value, as in PyTorch. */
  readonly in_proj_weight: Parameter
  /** [3 · features] */
  readonly in_proj_bias: Parameter | null
  readonly out_proj: Linear
  readonly dropout: Dropout
}

/**
 * Attention with several heads: query [batch, queries, features] to the same shape.
 *
 * Called with a query alone it is self-attention. Vaswani et al., 2017, section 3.2.2,
 * https://arxiv.org/abs/1706.03762. Parameters, names and first values are those of PyTorch's `MultiheadAttention`;
 * batches always come first. A mask stretches to [batch, heads, queries, keys] and is true where a query may look:
 * PyTorch's module (not its function) has it the other way around.
 *
 * @throws ChainruleError `groups-do-not-divide` where the heads do not divide the features, `wrong-features`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { multiHeadAttention } from '@chainrule/nn'
 *
 * const attention = initialize(multiHeadAttention(16, { heads: 4, causal: true }), { seed: 1 })
 * console.log(attention(ones([2, 10, 16])).shape) // [2, 10, 16]
 * ```
 */
export function multiHeadAttention(features: number, options: MultiHeadAttentionOptions): MultiHeadAttention {
  const { heads, causal = false, bias = true, dropout: rate = 0, weight, dtype } = options
  requireSizes('multiHeadAttention', { features, heads })
  requireDivisor('multiHeadAttention', heads, { features })
  const shared = { dtype, fanIn: features, fanOut: 3 * features }
  const self: MultiHeadAttention = layer(
    'multiHeadAttention',
    (query: Tensor, inputs: AttentionInputs = {}) => {
      const { key = query, value = key, mask, causal: causalNow = causal } = inputs
      for (const input of [query, key, value]) {
        requireRank('multiHeadAttention', input, [3], '[batch, places, features]')
        requireFeatures('multiHeadAttention', input, -1, features)
      }
      const [q, k, v] = project(self, query, key, value).map((projected) => toHeads(projected, heads))
      const mixed = scaledDotProductAttention(q, k, v, { mask, causal: causalNow, dropout: self.dropout })
      return self.out_proj(mixed.transpose(1, 2).reshape(query.shape))
    },
    {
      in_proj_weight: parameterOf({
        name: 'multiHeadAttention.in_proj_weight',
        shape: [3 * features, features],
        given: weight,
        initializer: xavierUniform(),
        ...shared,
      }),
      in_proj_bias: biasOf({
        name: 'multiHeadAttention.in_proj_bias',
        shape: [3 * features],
        given: bias && zeros(),
        ...shared,
      }),
      out_proj: linear(features, features, { bias: bias && zeros(), dtype }),
      dropout: dropout({ rate }),
    },
  )
  return self
}

/** Query, key and value through their parts of the projection; in one product where they are the same. */
function project(self: MultiHeadAttention, query: Tensor, key: Tensor, value: Tensor): Tensor[] {
  const { in_proj_weight: weight, in_proj_bias: bias } = self
  const through = (x: Tensor, w: Tensor, b: Tensor | null) => {
    const product = x.matmul(w.transpose())
    return b ? product.add(b) : product
  }
  if (query === key && key === value) return split(through(query, weight, bias), 3, -1)
  const biases = bias ? split(bias, 3) : [null, null, null]
  return split(weight, 3).map((part, i) => through([query, key, value][i], part, biases[i]))
}

/** [batch, places, features] to [batch, heads, places, features / heads]. */
function toHeads(x: Tensor, heads: number): Tensor {
  const [batch, places, features] = x.shape
  return x.reshape([batch, places, heads, features / heads]).transpose(1, 2)
}
