import { slice, type Tensor, zeros } from '@chainrule/autograd'
import { readAttributes } from '../attributes.ts'
import { operations } from '../operations/index.ts'
import { type Environment, evaluateFormula } from './formula.ts'

/** `LSTM over time (gates i,f,g,o) from zero state; mse(h_last.w+b, y)`: x is [batch, time, feature]. */
export function recurrentLoss(model: string, names: Environment): Tensor {
  const kind = model.slice(0, model.indexOf(' ')).toLowerCase()
  const loss = model.slice(model.indexOf(';') + 1).trim()
  const { x, wh, wi, bi, bh } = names
  const [batch, time] = x.shape
  const size = wh.shape[1]
  const none = zeros([batch, size], { dtype: x.dtype })
  let hidden = none
  let cell = none
  for (let t = 0; t < time; t++) {
    const input = slice(x, [null, [t, t + 1]]).reshape([batch, -1])
    const state = kind === 'lstm' ? [hidden, cell] : [hidden]
    const next = operations[`${kind}Cell`]([input, ...state, wi, wh, bi, bh], readAttributes({}))
    hidden = slice(next, [null, [0, size]])
    if (kind === 'lstm') cell = slice(next, [null, [size]])
  }
  return evaluateFormula(loss, { ...names, h_last: hidden })
}
