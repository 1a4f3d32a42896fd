import type { Tensor } from '@chainrule/autograd'
import { convolutionalLoss } from './convolutional.ts'
import { type Environment, evaluateFormula } from './formula.ts'
import { recurrentLoss } from './recurrent.ts'
import { transformerLoss } from './transformer.ts'

/** The loss of a model that is described in the words of the reference files. */
export function lossOf(model: string, names: Environment): Tensor {
  if (model.startsWith('conv')) return convolutionalLoss(model, names)
  if (model.includes('MHA')) return transformerLoss(model, names)
  if (/^(LSTM|GRU|RNN)/.test(model)) return recurrentLoss(model, names)
  return evaluateFormula(model, names)
}
