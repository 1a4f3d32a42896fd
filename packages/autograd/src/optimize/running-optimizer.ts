import type { Part, StateTree } from '../contracts/optimizer.ts'
import type { Parameter } from '../parameter.ts'
import type { State } from '../state.ts'
import type { Tensor } from '../tensor.ts'
import type { Closure } from './passes.ts'

/** What a running optimizer needs beside model and method. */
export interface OptimizeOptions {
  /** Seed of the optimizer's own random numbers (gradient noise, for example). @default 0 */
  seed?: number
}

/** The counts of one part of a composition. */
export interface PartProgress {
  /** Updates that this part has applied. */
  readonly steps: number
  /** Times that it was asked, those that applied nothing included. */
  readonly calls: number
  /** Last values of its host recurrences. */
  readonly folds: Readonly<Record<string, number>>
}

/** The numbers that belong to the tensors of an optimizer, for saving. */
export interface OptimizerProgress {
  readonly optimizer: string
  readonly steps: number
  /** By path; the outermost has the empty path. */
  readonly parts: { readonly [path: string]: PartProgress }
  /** Hyper-parameters that are numbers, by path; schedules are code and stay in the program. */
  readonly settings: Readonly<Record<string, number>>
}

/**
 * An optimizer at work on the parameters of a model.
 *
 * What one can do with it beside stepping: `settingsOf` reads and changes its hyper-parameters, `atEvaluationPoint` measures
 * where the method wants it, `progressOf` and `resumeFrom` save and restore what the host remembers.
 */
export interface RunningOptimizer {
  /**
   * Makes one update from the gradients that `backward()` left, in one plan together with them.
   *
   * With a closure, which returns the loss, the gradients are worked out here, and the loss is returned; optimizers that
   * look again (SAM, L-BFGS, Sophia) need one.
   *
   * @throws ChainruleError `no-gradients`, `optimizer-needs-closure`; `second-step-in-capture` inside `compile`, where every
   * number is looked up once for each run.
   */
  step(closure?: Closure): Tensor | undefined
  /** Forgets gradients that no step has used. */
  zeroGrad(): void
  /** Updates applied so far; schedules count these. */
  readonly steps: number
  /**
   * Calls a function after each step, also after each run of a captured one, with the updates applied so far; a step that
   * made none has the number of the one before. What is to happen to gradients or changes is a link of a chain.
   *
   * @returns A function that ends it.
   */
  onStep(listener: (steps: number) => void): () => void
  /** The parameters that it trains, by path. */
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Moments and other tensors, by path; saved to resume. */
  readonly cells: ReadonlyMap<string, State>
  /** The moments as the method nests them, with the values that they have now. */
  readonly state: StateTree
  /** The method and those inside it, by path; the outermost has the empty path. */
  readonly parts: ReadonlyMap<string, Part>
}
