import type { DType, Tensor } from '@chainrule/autograd'
import { type Dropout, dropout } from './dropout.ts'
import { gelu } from './gates.ts'
import { type Layer, layer, type Module } from './layer.ts'
import { type LayerNorm, layerNorm } from './layer-norm.ts'
import { type Linear, linear } from './linear.ts'
import { type AttentionInputs, type MultiHeadAttention, multiHeadAttention } from './multi-head-attention.ts'

/** Settings of `transformerBlock`. */
export interface TransformerBlockOptions {
  /** How many attentions work side by side. */
  heads: number
  /** Width of the two-layer network after the attention. @default 4 · features */
  hidden?: number
  /** Whether place i sees only places 0 to i, as for generating text. @default false */
  causal?: boolean
  /** Chance of dropping while training: attention weights, hidden units, and what each half adds. @default 0 */
  dropout?: number
  /** @default gelu */
  activation?: Module
  /** Whether linear layers and norms have biases. @default true */
  bias?: boolean
  /** Added to variances in the norms. @default 1e-5 */
  epsilon?: number
  /** @default 'float32' */
  dtype?: DType
}

/** A block of a transformer with its parts. */
export interface TransformerBlock extends Layer<[x: Tensor, inputs?: Pick<AttentionInputs, 'mask'>]> {
  readonly self_attn: MultiHeadAttention
  readonly linear1: Linear
  readonly linear2: Linear
  readonly norm1: LayerNorm
  readonly norm2: LayerNorm
  readonly dropout: Dropout
}

/**
 * One block of a transformer, norms first: attention, then a two-layer network.
 *
 *     x <- x + attention(norm₁(x))
 *     x <- x + linear₂(activation(linear₁(norm₂(x))))
 *
 * Each is added to what goes in, [batch, places, features] to the same shape. Vaswani et al., 2017, with the norms
 * where Xiong et al., 2020, put them, figure 1b, https://arxiv.org/abs/2002.04745. Parameters and names are those of
 * PyTorch's `TransformerEncoderLayer` with `norm_first=True`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { transformerBlock } from '@chainrule/nn'
 *
 * const block = initialize(transformerBlock(16, { heads: 4, causal: true }), { seed: 1 })
 * console.log(block(ones([2, 10, 16])).shape) // [2, 10, 16]
 * ```
 */
export function transformerBlock(features: number, options: TransformerBlockOptions): TransformerBlock {
  const { heads, hidden = 4 * features, causal, dropout: rate = 0, activation = gelu, bias = true, ...rest } = options
  const { epsilon, dtype } = rest
  const biases = bias ? {} : ({ bias: false } as const)
  const self: TransformerBlock = layer(
    'transformerBlock',
    (x: Tensor, inputs: Pick<AttentionInputs, 'mask'> = {}) => {
      const drop = self.dropout
      const seen = x.add(drop(self.self_attn(self.norm1(x), inputs)))
      const inner = drop(activation(self.linear1(self.norm2(seen))))
      return seen.add(drop(self.linear2(inner)))
    },
    {
      self_attn: multiHeadAttention(features, { heads, causal, dropout: rate, bias, dtype }),
      linear1: linear(features, hidden, { ...biases, dtype }),
      linear2: linear(hidden, features, { ...biases, dtype }),
      norm1: layerNorm(features, { ...biases, epsilon, dtype }),
      norm2: layerNorm(features, { ...biases, epsilon, dtype }),
      dropout: dropout({ rate }),
    },
  )
  return self
}
