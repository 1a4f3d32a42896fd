import type { Schedule } from '../contracts/schedule.ts'
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

/** An optimizer at work on the parameters of a model. */
export interface RunningOptimizer {
  /**
   * Makes one update from the gradients that `backward()` left, in one plan together with them.
   *
   * With a closure, which returns the loss, the gradients are worked out here, and the loss is returned; optimizers that
   * look again (SAM, L-BFGS, Sophia) need one.
   *
   * @throws ChainruleError `no-gradients`, `optimizer-needs-closure`.
   */
  step(closure?: Closure): Tensor | undefined
  /** Forgets gradients that no step has used. */
  zeroGrad(): void
  /** Updates applied so far; schedules count these. */
  readonly steps: number
  /**
   * The number in force: by name (`learningRate`) or, where several parts have it, by as much of the end of its path as
   * tells them apart (`adam.learningRate`).
   */
  get(name: string): number
  /** A number or a schedule, from the next step on. Nothing is compiled again. */
  set(name: string, value: number | Schedule): void
  /** What was set under a name, by the same rules: the number, or the schedule that gives it. */
  setting(name: string): number | Schedule
  /** All numbers in force, by path. */
  settings(): Readonly<Record<string, number>>
  /**
   * Calls a function after each step, also after each run of a captured one, with the updates applied so far; a step that
   * made none has the number of the one before. What is to happen to gradients or changes is a link of a chain.
   *
   * @returns A function that ends it.
   */
  onStep(listener: (steps: number) => void): () => void
  /** Runs `body` with the parameters where the method wants them measured (averages, for example). */
  atEvaluationPoint<T>(body: () => T): T
  /** Moments and other tensors, by path; saved to resume. */
  readonly cells: ReadonlyMap<string, State>
  /** The numbers that belong to the cells. */
  progress(): OptimizerProgress
  /** Continues from saved numbers; the cells are restored by whoever saved them. */
  resume(progress: OptimizerProgress): void
}
