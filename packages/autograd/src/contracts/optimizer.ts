import type { DType, TypedArray } from '../dtype.ts'
import type { StepUnderWay } from '../optimize/passes.ts'
import type { Role } from '../parameter.ts'
import type { RandomKey } from '../random/key.ts'
import type { Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import type { Declared } from './hyperparameters.ts'
import type { Schedule } from './schedule.ts'
import type { Settings } from './settings.ts'

/** Tensors by parameter name. */
export type Tree = { readonly [parameter: string]: Tensor }

/** What an optimizer remembers: tensors, nested as it likes. Shapes and structure stay as `init` made them. */
export type StateTree = Tensor | { readonly [name: string]: StateTree }

/** What is known of a parameter beside its values. */
export interface ParameterInfo {
  /** Its path in the model: `0.weight`. */
  readonly name: string
  readonly shape: Shape
  readonly dtype: DType
  readonly role: Role
  readonly fanIn: number
  readonly fanOut: number
}

/** What the caller must provide beside gradients; refused at once where it cannot. */
export type Need = 'loss' | 'evaluate' | 'hvp' | 'sampledGradient' | 'read'

/** Hyper-parameters in force, as the functions of an optimizer that has not said which ones it has see them. */
export type Numbers = Readonly<Record<string, number>>

/**
 * What an optimizer may ask for in the middle of an update; made by `evaluateAt`, `hessianProducts`, `sampledGradients` and
 * `readValues`, and passed on with `yield`.
 */
export type Request = (
  | /** Loss and gradients at other parameters. */ { readonly evaluate: Tree }
  | /** Products of the Hessian of the loss with a direction. */ { readonly hvp: Tree }
  | /** Gradients of the loss with labels drawn from the model's own predictions. */ { readonly sampledGradient: true }
  | /** Numbers on the host. */ { readonly read: Tensor; readonly keep: readonly Tensor[] }
) & {
  /** How a running optimizer answers. A request brings it along, so that only programs that ask carry it. */
  answer(step: StepUnderWay): Partial<Answer>
}

/** The answer to a request; only what was asked for is there. */
export interface Answer {
  readonly loss: Tensor
  readonly gradients: Tree
  readonly products: Tree
  readonly values: TypedArray
}

/** The outcome of an update. Parameters that a tree leaves out stay as they are. */
export interface Result<S extends StateTree = StateTree> {
  readonly state: S
  /** What to add to the parameters. */
  readonly change?: Tree
  /** The new parameters themselves, instead of a change: projections, proximal steps. */
  readonly parameters?: Tree
  /** Other gradients for the links that follow in a chain: clipping, noise. */
  readonly gradients?: Tree
  /** Whether this counts as an update for schedules and bias correction. @default true */
  readonly advance?: boolean
  /**
   * One truth value, where the numbers decide whether the update is made at all. Where it is false, what this part and
   * those inside have returned must change nothing, and those inside count as not called. The host reads it after each run.
   */
  readonly condition?: Tensor
}

/** The outcome of an update, or a generator that asks for more before it has one. */
export type Update<S extends StateTree = StateTree> = Result<S> | Generator<Request, Result<S>, Answer>

/** An optimizer at work, alone or inside a composition, with all that the host remembers of it. */
export interface Part<H = Numbers> {
  /** Where it stands in the composition; the outermost has the empty path. */
  readonly path: string
  readonly optimizer: Optimizer
  /** All parts of the composition, by path. */
  readonly all: ReadonlyMap<string, Part>
  readonly settings: Settings
  /** Updates that it has made. */
  steps: number
  /** Times that it was called, those included that made no update. */
  calls: number
  /** Last values of its recurrences, by name. */
  readonly folds: Map<string, number>
  /** The recurrences of its latest update; each knows its value in the call being made. */
  readonly recurrences: Map<string, { present: number | null; value(): number }>
  /** The hyper-parameters in force for the update that it makes next. */
  numbers(): H
}

/**
 * What every rule, transform and wrapper can do while it builds an update.
 *
 * `h` are its own hyper-parameters in force; `t` is the number of the update that it is making, 1 on the first.
 */
export interface Tools<H = Numbers> {
  /**
   * A number that the host works out in float64 before each run. It enters the plan as an input: nothing recompiles,
   * nothing freezes under capture. It takes the type of the tensor that it meets. Arithmetic between such numbers belongs
   * into `f`, where it is exact and free. One function gives one number: defined outside of a rule, it is worked out once
   * for all parameters.
   */
  scalar(f: (h: H, t: number) => number): Tensor
  /**
   * A number that decides what the update looks like (work done every k steps); each value has its own plan.
   * `call` counts the calls, those included that made no update.
   */
  branch(f: (h: H, t: number, call: number) => number): number
  /** Fresh random numbers for every update. */
  readonly random: RandomKey
  /** Itself at work: what `recurrence` and `inherited` take. */
  readonly part: Part<H>
}

/** All that an optimizer sees when it makes an update. */
export interface Context<S extends StateTree = StateTree, H = Numbers> extends Tools<H> {
  readonly parameters: Tree
  /** Only parameters that have a gradient appear. */
  readonly gradients: Tree
  readonly state: S
  /** In a chain: the change that the links before have made. */
  readonly change?: Tree
  /** Where the caller provides it; see `needs`. */
  readonly loss?: Tensor
  readonly info: { readonly [parameter: string]: ParameterInfo }
  /** Lets an inner optimizer make its update, with what it shall see instead: `yield* run('inner', { state })`. */
  run(
    inner: string,
    sees: Partial<Pick<Context, 'parameters' | 'gradients' | 'change' | 'loss'>> & { state: StateTree },
  ): Generator<Request, Result, Answer>
}

/** What an optimizer sees when it starts. */
export interface Start<H = Numbers> {
  readonly parameters: Tree
  readonly info: { readonly [parameter: string]: ParameterInfo }
  /** The hyper-parameters in force at the start. Those that only matter here are declared `fixed`. */
  readonly settings: H
  readonly random: RandomKey
  /** The first state of an inner optimizer. */
  run(inner: string, sees?: { parameters: Tree }): StateTree
}

/** What an optimizer sees when it says where to measure; `t` counts the updates made. */
export interface EvaluationContext<S extends StateTree = StateTree, H = Numbers>
  extends Pick<Tools<H>, 'scalar' | 'part'> {
  readonly parameters: Tree
  readonly state: S
  readonly info: { readonly [parameter: string]: ParameterInfo }
  /** The evaluation point of an inner optimizer; parameters that it leaves out are measured where they are. */
  run(inner: string, sees: { parameters?: Tree; state: StateTree }): Tree
}

/**
 * A rule, a transform or a wrapper: declared numbers and pure functions, no lifetime, no device, no serialisation.
 *
 * `defineOptimizer` makes rules for one parameter at a time, `defineTreeOptimizer` those that look at all parameters
 * together, `defineWrapper` those that work around another optimizer.
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
  evaluationPoint?(context: EvaluationContext<S>): Tree
}

/** The same names with other values. */
export function mapTree<T, U>(
  tree: { readonly [name: string]: T },
  f: (value: T, name: string) => U,
): { [name: string]: U } {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, f(value, name)]))
}
