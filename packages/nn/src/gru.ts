import { lerp, sigmoid, split, type Tensor, tanh, zeros } from '@chainrule/autograd'
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

/** What gated recurrent units hand from step to step. */
export interface GruState {
  /** [batch, hidden]; [layers · directions, batch, hidden] for a whole layer. */
  hidden: Tensor
}

/** One step of gated recurrent units with its parameters. */
export interface GruCell extends RecurrentCell, Layer<[x: Tensor, state?: GruState], GruState> {}

/** Gated recurrent units over sequences with their parameters. */
export interface Gru
  extends RecurrentParameters,
    Layer<[x: Tensor, state?: GruState], GruState & { /** [batch, time, directions · hidden] */ output: Tensor }> {
  readonly dropout: Dropout
}

/**
 * Gated recurrent units over sequences [batch, time, inputs].
 *
 *     r, z <- σ(W x + b + W' h + b'),  n <- tanh(W x + b + r (W' h + b'))      each with its own weights
 *     h <- (1 - z) n + z h
 *
 * Cho et al., 2014, https://arxiv.org/abs/1406.1078, with the reset gate after the product and z the share that stays,
 * as in PyTorch's `GRU`, whose parameters, names and first values it has (`batch_first=True`).
 *
 * @throws ChainruleError `wrong-rank`, `wrong-features`, `recurrent-state`, `empty-sequence`.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { gru } from '@chainrule/nn'
 *
 * const { output } = initialize(gru(3, 5, { bidirectional: true }), { seed: 1 })(ones([2, 7, 3]))
 * console.log(output.shape) // [2, 7, 10]
 * ```
 */
export function gru(inputs: number, hidden: number, options: RecurrentOptions = {}): Gru {
  const sizes = { kind: 'gru', inputs, hidden, gates: 3 }
  const { parameters, dropout } = recurrentFields(sizes, options)
  const self = layer(
    'gru',
    (x: Tensor, state?: GruState) => {
      const job = { x, initial: [state?.hidden], step }
      const { output, states } = runRecurrent(sizes, options, { parameters: self, dropout: self.dropout }, job)
      return { output, hidden: states[0] }
    },
    { ...parameters, dropout },
  ) as unknown as Gru & { [name: string]: Tensor }
  return self
}

/**
 * One step of gated recurrent units as a layer: x [batch, inputs] to the next state.
 *
 * Parameters, names and first values as PyTorch's `GRUCell`. Without a state it begins with zeros.
 *
 * @example
 * ```ts
 * import { initialize, ones } from '@chainrule/autograd'
 * import { gruCell } from '@chainrule/nn'
 *
 * const cell = initialize(gruCell(3, 5), { seed: 1 })
 * console.log(cell(ones([2, 3]), cell(ones([2, 3]))).hidden.shape) // [2, 5]
 * ```
 */
export function gruCell(inputs: number, hidden: number, options: RecurrentCellOptions = {}): GruCell {
  const self: GruCell = layer(
    'gruCell',
    (x: Tensor, state?: GruState) => {
      requireRank('gruCell', x, [2], '[batch, features]')
      requireFeatures('gruCell', x, -1, inputs)
      requireState('gruCell', state?.hidden, [x.shape[0], hidden])
      const before = state ?? { hidden: zeros([x.shape[0], hidden], { dtype: self.weight_hh.dtype }) }
      return gruStep(x, before, weightsOfCell(self))
    },
    recurrentCell({ kind: 'gruCell', inputs, hidden, gates: 3 }, options),
  )
  return self
}

/**
 * The function behind {@link gruCell}: x [batch, inputs], hidden [batch, hidden].
 *
 * @example
 * ```ts
 * import { tensor, zeros } from '@chainrule/autograd'
 * import { gruStep } from '@chainrule/nn'
 *
 * const weights = { inputWeight: zeros([3, 1]), hiddenWeight: zeros([3, 1]) }
 * console.log(gruStep(tensor([[1]]), { hidden: tensor([[4]]) }, weights).hidden.item()) // 2
 * ```
 */
export function gruStep(x: Tensor, state: GruState, weights: RecurrentWeights): GruState {
  const [hidden] = step(projectInput(x, weights), [state.hidden], weights)
  return { hidden }
}

const step: Step = (projected, [hidden], weights) => {
  const [inputReset, inputUpdate, inputNew] = split(projected, 3, -1)
  const [reset, update, candidate] = split(projectHidden(hidden, weights), 3, -1)
  const fresh = tanh(inputNew.add(sigmoid(inputReset.add(reset)).mul(candidate)))
  return [lerp(fresh, hidden, sigmoid(inputUpdate.add(update)))]
}
