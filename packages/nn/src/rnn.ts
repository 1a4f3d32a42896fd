import { type Tensor, tanh, zeros } from '@chainrule/autograd'
import type { Dropout } from './dropout.ts'
import { type Layer, layer } from './layer.ts'
import { relu } from './rectifiers.ts'
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

/** What a plain recurrent network hands from step to step. */
export interface RnnState {
  /** [batch, hidden]; [layers · directions, batch, hidden] for a whole layer. */
  hidden: Tensor
}

/** The function at the end of a recurrent step. */
export interface RnnStepOptions {
  /** @default 'tanh' */
  nonlinearity?: 'tanh' | 'relu'
}

/** One step of a plain recurrent network with its parameters. */
export interface RnnCell extends RecurrentCell, Layer<[x: Tensor, state?: RnnState], RnnState> {}

/** A plain recurrent network over sequences with its parameters. */
export interface Rnn
  extends RecurrentParameters,
    Layer<[x: Tensor, state?: RnnState], RnnState & { /** [batch, time, directions · hidden] */ output: Tensor }> {
  readonly dropout: Dropout
}

/**
 * A plain recurrent network (Elman's) over sequences [batch, time, inputs].
 *
 *     h <- tanh(W x + b + W' h + b')
 *
 * Parameters, names and first values as PyTorch's `RNN` with `batch_first=True`.
 *
 * @throws ChainruleError `wrong-rank`, `wrong-features`, `recurrent-state`, `empty-sequence`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { rnn } from '@chainrule/nn'
 *
 * const { output, hidden } = initialize(rnn(3, 5), { seed: 1 })(ones([2, 7, 3]))
 * console.log(output.shape, hidden.shape) // [2, 7, 5] [1, 2, 5]
 * ```
 */
export function rnn(inputs: number, hidden: number, options: RecurrentOptions & RnnStepOptions = {}): Rnn {
  const sizes = { kind: 'rnn', inputs, hidden, gates: 1 }
  const { parameters, dropout } = recurrentFields(sizes, options)
  const step = stepOf(options)
  const self = layer(
    'rnn',
    (x: Tensor, state?: RnnState) => {
      const job = { x, initial: [state?.hidden], step }
      const { output, states } = runRecurrent(sizes, options, { parameters: self, dropout: self.dropout }, job)
      return { output, hidden: states[0] }
    },
    { ...parameters, dropout },
  ) as unknown as Rnn & { [name: string]: Tensor }
  return self
}

/**
 * One step of a plain recurrent network: x [batch, inputs] to the next state.
 *
 * Parameters, names and first values as PyTorch's `RNNCell`. Without a state it begins with zeros.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { rnnCell } from '@chainrule/nn'
 *
 * const cell = initialize(rnnCell(3, 5), { seed: 1 })
 * console.log(cell(ones([2, 3]), cell(ones([2, 3]))).hidden.shape) // [2, 5]
 * ```
 */
export function rnnCell(inputs: number, hidden: number, options: RecurrentCellOptions & RnnStepOptions = {}): RnnCell {
  const self: RnnCell = layer(
    'rnnCell',
    (x: Tensor, state?: RnnState) => {
      requireRank('rnnCell', x, [2], '[batch, features]')
      requireFeatures('rnnCell', x, -1, inputs)
      requireState('rnnCell', state?.hidden, [x.shape[0], hidden])
      const before = state ?? { hidden: zeros([x.shape[0], hidden], { dtype: self.weight_hh.dtype }) }
      return rnnStep(x, before, weightsOfCell(self), options)
    },
    recurrentCell({ kind: 'rnnCell', inputs, hidden, gates: 1 }, options),
  )
  return self
}

/**
 * The function behind {@link rnnCell}: x [batch, inputs], hidden [batch, hidden].
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { rnnStep } from '@chainrule/nn'
 *
 * const weights = { inputWeight: tensor([[2]]), hiddenWeight: tensor([[3]]) }
 * const next = rnnStep(tensor([[1]]), { hidden: tensor([[1]]) }, weights, { nonlinearity: 'relu' })
 * console.log(next.hidden.item()) // 5
 * ```
 */
export function rnnStep(x: Tensor, state: RnnState, weights: RecurrentWeights, options: RnnStepOptions = {}): RnnState {
  const [hidden] = stepOf(options)(projectInput(x, weights), [state.hidden], weights)
  return { hidden }
}

function stepOf({ nonlinearity = 'tanh' }: RnnStepOptions): Step {
  return (projected, [hidden], weights) => {
    const sum = projected.add(projectHidden(hidden, weights))
    return [nonlinearity === 'tanh' ? tanh(sum) : relu(sum)]
  }
}
