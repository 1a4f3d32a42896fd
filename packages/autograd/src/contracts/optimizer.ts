import type { TypedArray } from '../dtype.ts'
import type { RandomKey } from '../random/key.ts'
import type { Role } from '../state.ts'
import type { Tensor } from '../tensor.ts'
import { type Declared, type Given, resolve, type Text, type Values } from './hyperparameters.ts'
import type { Schedule } from './schedule.ts'

/** Tensors by parameter name. */
export type Tree = { readonly [parameter: string]: Tensor }
/** What an optimizer remembers: tensors, nested as it likes. */
export type StateTree = Tensor | { readonly [name: string]: StateTree }

/** What is known of a parameter beside its values. */
export interface ParameterInfo {
  readonly role: Role
  readonly fanIn: number
  readonly fanOut: number
}

/** What the caller must provide beside gradients; refused at once where it cannot. */
export type Need = 'loss' | 'evaluate' | 'hvp' | 'sampledGradient' | 'read'

/** A host function of the hyper-parameters in force and of the update being made (1 on the first). */
export type HostFunction = (h: Readonly<Record<string, number>>, t: number) => number

/** What an optimizer may ask for in the middle of an update, by `yield`. */
export type Request =
  /** Loss and gradients at other parameters, with the same batch and the same random masks. */
  | { readonly evaluate: Tree }
  /** Products of the Hessian of the loss with a direction. */
  | { readonly hvp: Tree }
  /** Gradients of the loss with labels drawn from the model's own predictions. */
  | { readonly sampledGradient: true }
  /** Numbers on the host: the plan ends there, and cannot be captured. */
  | { readonly read: Tensor }

/** The answer to a request; only what was asked for is there. */
export interface Answer {
  readonly loss: Tensor
  readonly gradients: Tree
  readonly products: Tree
  readonly values: TypedArray
}

/** The outcome of an update. One of `change`, `parameters` and `gradients` says what it does. */
export interface Result<S extends StateTree = StateTree> {
  readonly state: S
  /** What to add to the parameters. */
  readonly change?: Tree
  /** The new parameters themselves: projections, proximal steps. */
  readonly parameters?: Tree
  /** Other gradients for the links that follow in a chain: clipping, noise. */
  readonly gradients?: Tree
  /** Whether this counts as an update for schedules and bias correction. @default true */
  readonly advance?: boolean
}

export type Update<S extends StateTree = StateTree> = Result<S> | Generator<Request, Result<S>, Answer>

/** What every rule, transform and wrapper can do while it builds an update. */
export interface Tools {
  /**
   * A number that the host works out in float64 before each run, from the hyper-parameters in force and the update's
   * number. It enters the plan as an input: nothing recompiles, nothing freezes under capture.
   */
  scalar(f: HostFunction): Tensor
  /** A host recurrence: `f(last, h, t)` once for each update, starting from `start`; saved with the state. */
  fold(start: number, f: (last: number, h: Readonly<Record<string, number>>, t: number) => number): Tensor
  /** A number that decides what the update looks like (work done every k steps); each value has its own plan. */
  branch(f: (h: Readonly<Record<string, number>>, t: number, call: number) => number): number
  /** A hyper-parameter of the nearest link or wrapper around this one that has it. */
  inherited(name: string): Tensor
  /** Fresh random numbers for every update. */
  readonly random: RandomKey
}

/** All that an optimizer sees when it makes an update. */
export interface Context<S extends StateTree = StateTree> extends Tools {
  readonly parameters: Tree
  /** Only parameters that have a gradient appear. */
  readonly gradients: Tree
  readonly state: S
  /** In a chain: the change that the links before have made. */
  readonly change?: Tree
  /** Where the caller provides it; see `needs`. */
  readonly loss?: Tensor
  readonly info: { readonly [parameter: string]: ParameterInfo }
  /** Lets an inner optimizer make its update, with what it shall see instead: `yield* context.run('adam', { state })`. */
  run(inner: string, sees: Partial<Pick<Context, 'parameters' | 'gradients' | 'change' | 'loss'>> & { state: StateTree }): Generator<
    Request,
    Result,
    Answer
  >
}

/** What an optimizer sees when it starts. */
export interface Start {
  readonly parameters: Tree
  readonly info: { readonly [parameter: string]: ParameterInfo }
  readonly random: RandomKey
  /** The first state of an inner optimizer. */
  run(inner: string, sees?: { parameters: Tree }): StateTree
}

/**
 * A rule, a transform or a wrapper: declared numbers and pure functions, no lifetime, no device, no serialisation.
 *
 * `defineOptimizer` makes the common kind, a rule for one parameter at a time.
 */
export interface Optimizer<S extends StateTree = StateTree> {
  /** Version of this contract. */
  readonly api: 1
  readonly name: string
  readonly hyperparameters: Declared
  /** What it starts with: a number or a schedule for each hyper-parameter. */
  readonly settings: Readonly<Record<string, number | Schedule>>
  readonly needs?: readonly Need[]
  /** Optimizers inside this one, by the name under which their hyper-parameters and state are found. */
  readonly inner?: { readonly [name: string]: Optimizer }
  init(start: Start): S
  update(context: Context<S>): Update<S>
  /** Where to measure and what to save as the model, for averaging methods. */
  evaluationPoint?(parameters: Tree, state: S): Tree
}

/** What a rule for one parameter sees. */
export interface ParameterContext<D extends Declared, S extends StateTree> {
  readonly parameter: Tensor
  readonly gradient: Tensor
  readonly state: S
  readonly info: ParameterInfo
  /** In a chain: the change that the links before have made to this parameter. */
  readonly change?: Tensor
  readonly loss?: Tensor
  scalar(f: (h: Values<D>, t: number) => number): Tensor
  fold(start: number, f: (last: number, h: Values<D>, t: number) => number): Tensor
  branch(f: (h: Values<D>, t: number, call: number) => number): number
  inherited(name: string): Tensor
  readonly random: RandomKey
}

/** The outcome of a rule for one parameter. */
export interface ParameterResult<S extends StateTree> {
  readonly change?: Tensor
  readonly parameter?: Tensor
  readonly gradient?: Tensor
  readonly state?: S
}

export interface OptimizerFactory<D extends Declared, S extends StateTree> {
  (options?: Given<D, number | Schedule>): Optimizer<{ readonly [parameter: string]: S }>
  readonly definition: { readonly name: string; readonly hyperparameters: D; readonly text?: Text }
}

/**
 * Defines an optimizer as a rule for one parameter: declared hyper-parameters, first state, update.
 *
 * The core derives the rest from the declaration: checks of ranges, reading and setting at any step, schedules for any
 * of them, checkpoints, the controls of the playground and the table in the documentation.
 *
 * @example
 * ```ts
 * import { defineOptimizer, optimize, parameter, tensor } from '@chainrule/autograd'
 *
 * const signDescent = defineOptimizer({
 *   name: 'signDescent',
 *   hyperparameters: {
 *     learningRate: { symbol: 'η', default: 0.1, min: 0, scale: 'log', text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } },
 *   },
 *   update: ({ gradient: g, scalar }) => ({ change: g.sign().mul(scalar((h) => -h.learningRate)) }),
 * })
 *
 * const w = parameter(tensor([1, -1]))
 * const optimizer = optimize({ w }, signDescent())
 * w.square().sum().backward()
 * optimizer.step()
 * console.log(w.toArray()) // [0.9, -0.9]
 * ```
 */
export function defineOptimizer<const D extends Declared, S extends StateTree = Record<string, never>>(definition: {
  name: string
  hyperparameters: D
  text?: Text
  needs?: readonly Need[]
  init?(parameter: Tensor, info: ParameterInfo): S
  update(context: ParameterContext<D, S>): ParameterResult<S>
}): OptimizerFactory<D, S> {
  const { name, hyperparameters, text, needs, init, update } = definition
  type All = { readonly [parameter: string]: S }
  const none = {} as S
  const factory = (options = {} as Given<D, number | Schedule>): Optimizer<All> => ({
    api: 1,
    name,
    hyperparameters,
    settings: resolve<number | Schedule>(name, hyperparameters, options),
    needs,
    init: ({ parameters, info }) => mapTree(parameters, (parameter, key) => (init ? init(parameter, info[key]) : none)),
    update(context) {
      const state: Record<string, S> = { ...context.state }
      const change: Record<string, Tensor> = {}
      const next: Record<string, Tensor> = {}
      const gradients: Record<string, Tensor> = {}
      for (const [key, gradient] of Object.entries(context.gradients)) {
        const result = update({
          ...(context as unknown as ParameterContext<D, S>),
          parameter: context.parameters[key],
          gradient,
          state: state[key],
          info: context.info[key],
          change: context.change?.[key],
          random: context.random.fold(key),
        })
        if (result.state) state[key] = result.state
        if (result.change) change[key] = result.change
        if (result.parameter) next[key] = result.parameter
        if (result.gradient) gradients[key] = result.gradient
      }
      const filled = (tree: Record<string, Tensor>) => (Object.keys(tree).length > 0 ? tree : undefined)
      return { state, change: filled(change), parameters: filled(next), gradients: filled(gradients) }
    },
  })
  return Object.assign(factory, { definition: { name, hyperparameters, text } })
}

/** The same names with other values. */
export function mapTree<T, U>(tree: { readonly [name: string]: T }, f: (value: T, name: string) => U): { [name: string]: U } {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, f(value, name)]))
}
