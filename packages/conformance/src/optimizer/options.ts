import type { DType, NestedArray, Optimizer, Schedule, Shape } from '@chainrule/autograd'
import type { Departures } from '../case.ts'
import type { TrajectoryOptions } from '../trajectory.ts'
import type { TargetName } from './targets.ts'

/** Hyper-parameters by name, or by path where they belong to an inner optimizer. */
export type Settings = { readonly [name: string]: number | Schedule }

/** Makes the optimizer under test, anew at each call. A factory that `defineOptimizer` made is tested further than `() => adam()`. */
export type MakeOptimizer = (options?: never) => Optimizer

/** What an optimizer is given to reach the lowest point of a target. */
export interface Allowance {
  /** @default 500, for a search that reads the loss 100 */
  steps?: number
  /** @default every learning rate of less than 0.1 becomes 0.1, and all fall linearly to 0 */
  settings?: Settings
  /** Largest loss at the end, as a share of the loss at the start. @default 0.01, for `rosenbrock` 0.15, which is further than into its valley */
  tolerance?: number
}

/** A path that a paper, or an independent program, says. */
export interface Golden {
  /** What says so. */
  readonly source: string
  readonly start: NestedArray
  /** As in `trajectory`; the gradient at `w` is `w` itself where neither is given. */
  readonly gradient?: TrajectoryOptions<NestedArray>['gradient']
  readonly loss?: TrajectoryOptions<NestedArray>['loss']
  readonly settings?: Settings
  readonly dtype?: DType
  readonly point?: 'parameters' | 'evaluation'
  /** The parameters after each step, row-major. */
  readonly path: readonly (readonly number[])[]
  /** @default 0 */
  readonly absolute?: number
  /** @default 1e-5, for float64 1e-12 */
  readonly relative?: number
}

/** A law that the whole path obeys; tested only where the optimizer claims it. */
export type Claim =
  /** Shifting the target and the start shifts the path. */
  | 'translation'
  /** Multiplying the loss by a number changes nothing. */
  | 'lossScale'

/** What is said of an optimizer, so that more, or the right thing, is tested. */
export interface OptimizerOptions {
  /**
   * Where a link stands that is no optimizer by itself: `before` one, to change its gradients, or `after` it, to change
   * what it did. It is tested in a chain with plain gradient descent.
   */
  link?: 'before' | 'after'
  /** Ranks of parameters that it takes; others are left out. @default all */
  ranks?: { min?: number; max?: number }
  /** For all targets, and for single ones: `{ steps: 300, rosenbrock: { settings: { learningRate: 0.001 } } }`. */
  converge?: Allowance & { readonly [T in TargetName]?: Allowance }
  golden?: readonly Golden[]
  /** Whether an update is made of elementwise operations alone, in one plan: a fusing backend can make one kernel of it. @default false */
  elementwise?: boolean
  /** Numbers that it keeps for each weight, or for a parameter of a shape. Left out: not compared. */
  statePerParameter?: number | ((shape: Shape) => number)
  /** Numbers that it keeps for all parameters together. @default 0 */
  sharedState?: number
  claims?: readonly Claim[]
  /** Hyper-parameters that decide what the plan looks like, although they need not be whole numbers. @default none */
  structural?: readonly string[]
  /** Hyper-parameters that have no effect on the small problems of these tests. @default none */
  inert?: readonly string[]
  /** Calls for which cases run that look at whole periods, such as a preconditioner that is renewed every 10 steps. @default 12 */
  period?: number
  departures?: Departures
}
