import { and, arange, ChainruleError, defineInitializer, greaterEqual, less, type Shape } from '@chainrule/autograd'
import { requireRank } from './shared/require-rank.ts'
import { spikes } from './shared/spikes.ts'

/**
 * Biases of an LSTM with which it remembers at first: one for the forget gate, 0 for the others.
 *
 *     b = [0, v, 0, 0], each for all hidden units        gates in the order input, forget, cell, output
 *
 * Gers, Schmidhuber and Cummins, 2000, "Learning to forget"; Jozefowicz, Zaremba and Sutskever, 2015, "An empirical
 * exploration of recurrent network architectures", https://proceedings.mlr.press/v37/jozefowicz15.html. The order of
 * gates is PyTorch's and Keras's (whose `unit_forget_bias` this is). A layer with two biases adds them up: give it to one, and
 * `zeros()` to the other.
 *
 * @throws ChainruleError `initializer-rank` for a parameter that is no vector, `forget-gate-size` for one without four equal parts.
 *
 * @example
 * ```ts
 * import { initialize } from '@chainrule/autograd'
 * import { forgetGateOne, zeros } from '@chainrule/initializers'
 * import { lstmCell } from '@chainrule/nn'
 *
 * const cell = initialize(lstmCell(3, 2), {
 *   seed: 1,
 *   by: ({ name, role }) => (role !== 'bias' ? null : name === 'bias_ih' ? forgetGateOne() : zeros()),
 * })
 * console.log(cell.bias_ih?.toArray()) // [0, 0, 1, 1, 0, 0, 0, 0]
 * ```
 */
export const forgetGateOne = defineInitializer({
  name: 'forgetGateOne',
  hyperparameters: {
    value: {
      symbol: 'v',
      default: 1,
      text: { en: 'Bias of the forget gate.', pt: 'Viés da porta de esquecimento.' },
    },
  },
  text: {
    en: 'Biases of an LSTM that remembers at first.',
    pt: 'Vieses de uma LSTM que no início se lembra.',
  },
  expected({ shape, value }) {
    requireGates(shape)
    return spikes(value, shape[0] / 4, shape[0])
  },
  draw({ shape: [size], dtype, value }) {
    const place = arange(size)
    const isForget = and(greaterEqual(place, size / 4), less(place, size / 2))
    return isForget.cast(dtype).mul(value)
  },
})

function requireGates(shape: Shape): void {
  requireRank('forgetGateOne', shape, 1, 1)
  if (shape[0] % 4 === 0) return
  throw new ChainruleError(
    'forget-gate-size',
    `forgetGateOne: the bias [${shape}] does not have four equal parts.`,
    'It is for the biases of an LSTM, [4 · hidden].',
  )
}
