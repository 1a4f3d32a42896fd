import type { Tensor } from '@chainrule/autograd'
import { slice } from '@chainrule/autograd'
import { readAttributes } from '../attributes.ts'
import { operations } from '../operations/index.ts'
import { type Environment, evaluateFormula } from './formula.ts'

/**
 * One block with normalisation first: attention, then two layers, each added to what it was given.
 *
 *     x=emb[ids]+pos; x+=causal MHA(2 heads, qkv split in that order) of layerNorm(ln1).wqkv, .wo;
 *     x+=gelu(erf)(layerNorm(ln2).w1+b1).w2+b2; crossEntropy(x.head, tgt) mean over all tokens
 */
export function transformerLoss(model: string, names: Environment): Tensor {
  const heads = Number(/(\d+) heads?/.exec(model)?.[1] ?? 1)
  const [, activation, form] = /x\+=(\w+)(\(\w+\))?\(layerNorm\(ln2\)/.exec(model) ?? []
  const loss = /\w+\(x\.head, tgt\)/.exec(model)?.[0] ?? 'crossEntropy(x.head, tgt)'
  const embedded = operations.embedding([names.ids, names.emb], none).add(names.pos)
  const attended = attend(embedded, heads, model.includes('causal'), names)
  const normal = operations.layerNorm([attended, names.ln2g, names.ln2b], none)
  const inner = evaluateFormula('normal.w1+b1', { ...names, normal })
  const settings = readAttributes({ approximate: form === '(tanh)' ? 'tanh' : 'none' })
  const active = operations[activation ?? 'gelu']([inner], settings)
  const output = attended.add(evaluateFormula('active.w2+b2', { ...names, active }))
  const tokens = output.shape[0] * output.shape[1]
  return evaluateFormula(loss, { ...names, x: output.reshape([tokens, -1]), tgt: names.tgt.reshape([tokens]) })
}

const none = readAttributes({})

function attend(x: Tensor, heads: number, causal: boolean, { ln1g, ln1b, wqkv, wo }: Environment): Tensor {
  const [batch, length, width] = x.shape
  const joint = operations.layerNorm([x, ln1g, ln1b], none).matmul(wqkv)
  const parts = [0, 1, 2].map((part) =>
    slice(joint, [null, null, [part * width, (part + 1) * width]])
      .reshape([batch, length, heads, width / heads])
      .permute([0, 2, 1, 3]),
  )
  const mixed = operations.scaledDotProductAttention(parts, readAttributes({ causal }))
  return x.add(mixed.permute([0, 2, 1, 3]).reshape([batch, length, width]).matmul(wo))
}
