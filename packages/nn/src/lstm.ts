import { sigmoid, split, type Tensor, tanh, zeros } from '@chainrule/autograd'
import type { Dropout } from './dropout.ts'
import { type Layer, layer } from './layer.ts'
import { requireFeatures, requireRank } from './shared/checks.ts'
import {
  projectHidden,
  projectInput,
  type RecurrentCell,
  type RecurrentCellOptions,
  type RecurrentOptions,
  type RecurrentParameters,
  type RecurrentWeights,
  recurrentCell,
  recurrentFields,
  requireState,
  runRecurrent,
  type Step,
  weightsOfCell,
} from './shared/recurrent.ts'

/** What a long short-term memory hands from step to step. */
export interface LstmState {
  /** What it says: [batch, hidden]; [layers · directions, batch, hidden] for a whole layer. */
  hidden: Tensor
  /** What it remembers, of the same shape. */
  cell: Tensor
}

/** One step of a long short-term memory with its parameters. */
export interface LstmCell extends RecurrentCell, Layer<[x: Tensor, state?: LstmState], LstmState> {}

/** A long short-term memory over sequences with its parameters. */
export interface Lstm
  extends RecurrentParameters,
    Layer<[x: Tensor, state?: LstmState], LstmState & { /** [batch, time, directions · hidden] */ output: Tensor }> {
  readonly dropout: Dropout
}

/**
 * Long short-term memory over sequences [batch, time, inputs].
 *
 *     i, f, o <- σ(W x + b + W' h + b'),  g <- tanh(W x + b + W' h + b')      each with its own weights
 *     c <- f c + i g,  h <- o tanh(c)
 *
 * Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000. Gates are stacked as i, f, g, o;
 * parameters, names and first values as PyTorch's `LSTM` with `batch_first=True`.
 *
 * @throws ChainruleError `wrong-rank`, `wrong-features`, `recurrent-state`, `empty-sequence`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { lstm } from '@chainrule/nn'
 *
 * const model = initialize(lstm(3, 5, { layers: 2 }), { seed: 1 })
 * const { output, hidden } = model(ones([2, 7, 3]))
 * console.log(output.shape, hidden.shape) // [2, 7, 5] [2, 2, 5]
 * ```
 */
export function lstm(inputs: number, hidden: number, options: RecurrentOptions = {}): Lstm {
  const sizes = { kind: 'lstm', inputs, hidden, gates: 4 }
  const { parameters, dropout } = recurrentFields(sizes, options)
  const self = layer(
    'lstm',
    (x: Tensor, state?: LstmState) => {
      const job = { x, initial: [state?.hidden, state?.cell], step }
      const { output, states } = runRecurrent(sizes, options, { parameters: self, dropout: self.dropout }, job)
      return { output, hidden: states[0], cell: states[1] }
    },
    { ...parameters, dropout },
  ) as unknown as Lstm & { [name: string]: Tensor }
  return self
}

/**
 * One step of a long short-term memory: x [batch, inputs] to the next state.
 *
 * Parameters, names and first values as PyTorch's `LSTMCell`. Without a state it begins with zeros.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { lstmCell } from '@chainrule/nn'
 *
 * const cell = initialize(lstmCell(3, 5), { seed: 1 })
 * console.log(cell(ones([2, 3]), cell(ones([2, 3]))).hidden.shape) // [2, 5]
 * ```
 */
export function lstmCell(inputs: number, hidden: number, options: RecurrentCellOptions = {}): LstmCell {
  const self: LstmCell = layer(
    'lstmCell',
    (x: Tensor, state?: LstmState) => {
      requireRank('lstmCell', x, [2], '[batch, features]')
      requireFeatures('lstmCell', x, -1, inputs)
      for (const part of [state?.hidden, state?.cell]) requireState('lstmCell', part, [x.shape[0], hidden])
      const empty = zeros([x.shape[0], hidden], { dtype: self.weight_hh.dtype })
      return lstmStep(x, state ?? { hidden: empty, cell: empty }, weightsOfCell(self))
    },
    recurrentCell({ kind: 'lstmCell', inputs, hidden, gates: 4 }, options),
  )
  return self
}

/**
 * The function behind {@link lstmCell}: x [batch, inputs], hidden and cell [batch, hidden].
 *
 * @example
 * ```ts
 * import { tensor, zeros } from '@chainrule/autograd'
 * import { lstmStep } from '@chainrule/nn'
 *
 * const weights = { inputWeight: zeros([4, 1]), hiddenWeight: zeros([4, 1]) }
 * const next = lstmStep(tensor([[1]]), { hidden: tensor([[0]]), cell: tensor([[2]]) }, weights)
 * console.log(next.cell.item()) // 1
 * ```
 */
export function lstmStep(x: Tensor, state: LstmState, weights: RecurrentWeights): LstmState {
  const [hidden, cell] = step(projectInput(x, weights), [state.hidden, state.cell], weights)
  return { hidden, cell }
}

const step: Step = (projected, [hidden, cell], weights) => {
  const [i, f, g, o] = split(projected.add(projectHidden(hidden, weights)), 4, -1)
  const next = sigmoid(f)
    .mul(cell)
    .add(sigmoid(i).mul(tanh(g)))
  return [sigmoid(o).mul(tanh(next)), next]
}
