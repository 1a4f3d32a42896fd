import { concat, type Tensor, tensor } from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Attention and recurrent cells. */
export const sequences: Operations = {
  scaledDotProductAttention: ([query, key, value, mask], a) =>
    nn.scaledDotProductAttention(query, key, value, {
      causal: a.flag('causal', 'is_causal'),
      mask: mask ?? namedMask(a, query),
      scale: a.number('scale'),
    }),
  lstmCell: ([x, hidden, cell, ...weights]) => {
    const next = nn.lstmStep(x, { hidden, cell }, recurrent(weights))
    return concat([next.hidden, next.cell], -1)
  },
  gruCell: ([x, hidden, ...weights]) => nn.gruStep(x, { hidden }, recurrent(weights)).hidden,
  rnnCell: ([x, hidden, ...weights], a) => {
    const nonlinearity = a.text('nonlinearity') === 'relu' ? 'relu' : 'tanh'
    return nn.rnnStep(x, { hidden }, recurrent(weights), { nonlinearity }).hidden
  },
}

/** In the order of PyTorch's functions: input, hidden, their biases. */
function recurrent([inputWeight, hiddenWeight, inputBias, hiddenBias]: readonly Tensor[]): nn.RecurrentWeights {
  return { inputWeight, hiddenWeight, inputBias, hiddenBias }
}

/** A mask that stands among the attributes: nested truth values or numbers. */
function namedMask(attributes: Attributes, query: Tensor): Tensor | undefined {
  const mask = attributes.value('mask', 'attn_mask')
  if (!Array.isArray(mask)) return undefined
  const truths = mask.flat(4).every((item) => typeof item === 'boolean')
  return tensor(mask, { dtype: truths ? 'bool' : query.dtype })
}
