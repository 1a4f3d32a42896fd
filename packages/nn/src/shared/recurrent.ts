import {
  ChainruleError,
  concat,
  type DType,
  type Initializer,
  type Parameter,
  slice,
  stack,
  type Tensor,
  zeros,
} from '@chainrule/autograd'
import { uniform } from '@chainrule/initializers'
import { type Dropout, dropout } from '../dropout.ts'
import { asFloat, requireFeatures, requireRank, requireSizes } from './checks.ts'
import { biasOf, parameterOf } from './parameter-of.ts'
import { timeSteps } from './time-steps.ts'

/** Weights of one recurrent step, in PyTorch's layout: the gates stacked along the first axis. */
export interface RecurrentWeights {
  /** [gates · hidden, inputs] */
  inputWeight: Tensor
  /** [gates · hidden, hidden] */
  hiddenWeight: Tensor
  /** [gates · hidden] */
  inputBias?: Tensor | null
  /** [gates · hidden] */
  hiddenBias?: Tensor | null
}

/** First values of a recurrent cell. */
export interface RecurrentCellOptions {
  /** @default true */
  bias?: boolean
  /** For all weights and biases. @default uniform within ±1 / √hidden */
  weight?: Initializer
  /** @default 'float32' */
  dtype?: DType
}

/** The parameters of a cell, named as in PyTorch. */
export interface RecurrentCell {
  readonly weight_ih: Parameter
  readonly weight_hh: Parameter
  readonly bias_ih: Parameter | null
  readonly bias_hh: Parameter | null
}

/** Layers, directions and first values of a recurrent network. */
export interface RecurrentOptions extends RecurrentCellOptions {
  /** How many networks stand on each other; each reads what the one below says. @default 1 */
  layers?: number
  /** Whether a second network reads from the end; outputs are joined. @default false */
  bidirectional?: boolean
  /** Chance of dropping what one layer hands to the next, while training. @default 0 */
  dropout?: number
}

/**
 * The parameters of a recurrent layer: weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, weight_ih_l0_reverse, ...
 */
export type RecurrentParameters = {
  readonly [Name in `${'weight' | 'bias'}_${'ih' | 'hh'}_l${number}${'' | '_reverse'}`]: Parameter
}

/** One step: from the projected input and the state (its first part is the output) to the next state. */
export type Step = (
  projected: Tensor,
  state: readonly Tensor[],
  weights: Pick<RecurrentWeights, 'hiddenWeight' | 'hiddenBias'>,
) => Tensor[]

interface Sizes {
  kind: string
  inputs: number
  hidden: number
  gates: number
}

/** The parameters of one cell. */
export function recurrentCell(sizes: Sizes, options: RecurrentCellOptions): RecurrentCell {
  const { kind, inputs, hidden, gates } = sizes
  requireSizes(kind, { inputs, hidden })
  const { bias = true, weight, dtype } = options
  const bound = 1 / Math.sqrt(hidden)
  const initializer = weight ?? uniform({ min: -bound, max: bound })
  const rows = gates * hidden
  const weightOf = (name: string, columns: number) =>
    parameterOf({
      name: `${kind}.${name}`,
      shape: [rows, columns],
      dtype,
      given: initializer,
      fanIn: columns,
      fanOut: hidden,
    })
  const biasFor = (name: string) =>
    biasOf({ name: `${kind}.${name}`, shape: [rows], dtype, given: bias && initializer, fanIn: hidden, fanOut: hidden })
  return {
    weight_ih: weightOf('weight_ih', inputs),
    weight_hh: weightOf('weight_hh', hidden),
    bias_ih: biasFor('bias_ih'),
    bias_hh: biasFor('bias_hh'),
  }
}

/** What a cell holds as weights of a step. */
export function weightsOfCell(cell: RecurrentCell): RecurrentWeights {
  const { weight_ih, weight_hh, bias_ih, bias_hh } = cell
  return { inputWeight: weight_ih, hiddenWeight: weight_hh, inputBias: bias_ih, hiddenBias: bias_hh }
}

/** x Wᵀ + b */
export function projectInput(x: Tensor, { inputWeight, inputBias }: RecurrentWeights): Tensor {
  const product = asFloat(x, inputWeight.dtype).matmul(inputWeight.transpose())
  return inputBias ? product.add(inputBias) : product
}

/** h Wᵀ + b */
export function projectHidden(
  hidden: Tensor,
  { hiddenWeight, hiddenBias }: Pick<RecurrentWeights, 'hiddenWeight' | 'hiddenBias'>,
): Tensor {
  const product = hidden.matmul(hiddenWeight.transpose())
  return hiddenBias ? product.add(hiddenBias) : product
}

/** The fields of a recurrent layer: the parameters of all its cells, and the dropout between layers. */
export function recurrentFields(
  sizes: Sizes,
  options: RecurrentOptions,
): { parameters: Record<string, Parameter>; dropout: Dropout } {
  const { layers = 1, bidirectional = false, dropout: rate = 0, ...rest } = options
  requireSizes(sizes.kind, { layers })
  const parameters: Record<string, Parameter> = {}
  for (const { suffix, place } of cellPlaces(layers, bidirectional)) {
    const inputs = place === 0 ? sizes.inputs : sizes.hidden * (bidirectional ? 2 : 1)
    for (const [name, parameter] of Object.entries(recurrentCell({ ...sizes, inputs }, rest))) {
      if (parameter) parameters[name + suffix] = parameter
    }
  }
  return { parameters, dropout: dropout({ rate }) }
}

/**
 * Runs a recurrent layer over x [batch, time, inputs].
 *
 * @returns The output of the last layer [batch, time, directions · hidden], and the last states of all cells, each part
 * of the state [layers · directions, batch, hidden].
 */
export function runRecurrent(
  { kind, inputs, hidden }: Sizes,
  { layers = 1, bidirectional = false }: RecurrentOptions,
  { parameters, dropout }: { parameters: { readonly [name: string]: Tensor }; dropout: Dropout },
  job: { x: Tensor; initial: readonly (Tensor | undefined)[]; step: Step },
): { output: Tensor; states: Tensor[] } {
  const { x, initial, step } = job
  requireRank(kind, x, [3], '[batch, time, features]')
  requireFeatures(kind, x, -1, inputs)
  const [batch, time] = x.shape
  const places = cellPlaces(layers, bidirectional)
  requireTime(kind, x, time)
  for (const state of initial) requireState(kind, state, [places.length, batch, hidden])

  const finals: Tensor[][] = []
  let output = x
  for (let place = 0; place < layers; place++) {
    const below = place === 0 ? output : dropout(output)
    const directions = places.filter((cell) => cell.place === place)
    const outputs = directions.map(({ suffix, reverse }) => {
      const weights = weightsOfCell({
        weight_ih: parameters[`weight_ih${suffix}`],
        weight_hh: parameters[`weight_hh${suffix}`],
        bias_ih: parameters[`bias_ih${suffix}`] ?? null,
        bias_hh: parameters[`bias_hh${suffix}`] ?? null,
      } as RecurrentCell)
      const steps = timeSteps(projectInput(below, weights))
      const number = finals.length
      let state = initial.map((given) =>
        given
          ? slice(given, [[number, number + 1]]).reshape([batch, hidden])
          : zeros([batch, hidden], { dtype: steps[0].dtype }),
      )
      const said = (reverse ? steps.reverse() : steps).map((projected) => {
        state = step(projected, state, weights)
        return state[0]
      })
      finals.push(state)
      return stack(reverse ? said.reverse() : said, 1)
    })
    output = outputs.length === 1 ? outputs[0] : concat(outputs, -1)
  }
  return { output, states: initial.map((_, part) => stack(finals.map((state) => state[part]))) }
}

/** Where the cells of a layer stand, in the order in which PyTorch numbers them. */
function cellPlaces(layers: number, bidirectional: boolean): { place: number; suffix: string; reverse: boolean }[] {
  return Array.from({ length: layers }, (_, place) => [
    { place, suffix: `_l${place}`, reverse: false },
    ...(bidirectional ? [{ place, suffix: `_l${place}_reverse`, reverse: true }] : []),
  ]).flat()
}

function requireTime(kind: string, x: Tensor, time: number): void {
  if (time > 0) return
  throw new ChainruleError(
    'empty-sequence',
    `${kind}: the input [${x.shape}] has no time steps.`,
    'A sequence has at least one step; leave empty ones out of the batch.',
  )
}

/** Throws unless a given state has the shape that the layer or cell needs. */
export function requireState(kind: string, state: Tensor | undefined, shape: readonly number[]): void {
  if (!state || (state.rank === shape.length && shape.every((size, axis) => size === state.shape[axis]))) return
  throw new ChainruleError(
    'recurrent-state',
    `${kind}: a state is [${state.shape}], it should be [${shape}].`,
    'Pass the state that an earlier call returned for the same batch size, or none for zeros.',
  )
}
