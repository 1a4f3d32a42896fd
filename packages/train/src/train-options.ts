import type { BatchSource } from './batch-source.ts'
import type { Measured, Numbers, TrainingEvent } from './events.ts'
import type { KeepBestOptions } from './keep-best.ts'

/** What a step or an evaluation is told beside the batch. */
export interface TrainingMoment {
  /** Steps made before. */
  readonly step: number
  /** Counts from 1. */
  readonly epoch: number
  readonly signal: AbortSignal | undefined
}

/** What a training is made of. */
export interface TrainOptions<B, R extends Measured, E extends Measured> {
  /** Where batches come from. */
  data: BatchSource<B>
  /**
   * One step: forward, backward, update. What it returns is read, reported and averaged. It may be a function from
   * `compile`.
   */
  step: (batch: B, moment: TrainingMoment) => R | Promise<R>
  /** How many epochs to make in all. @default without end */
  epochs?: number
  /** How many steps to make in all. @default without end */
  steps?: number
  /** Examples in a batch, which weight the means. @default its `size`, or the first axis of its tensors */
  examples?: (batch: B) => number
  /** Measures the model, typically on data of its own and in evaluation mode. */
  evaluate?: (moment: TrainingMoment) => E | Promise<E>
  /** Steps from one evaluation to the next. @default at the end of each epoch */
  evaluateEvery?: number
  /** Keeps a copy of the best state in memory. */
  keepBest?: KeepBestOptions
  /** Ends the training after an event for which it returns true. */
  stopWhen?: (event: TrainingEvent<NoInfer<Numbers<R>>, NoInfer<Numbers<E>>>) => boolean
  /** Whether a loss that is NaN or infinite throws, before the next step and before any checkpoint. @default true */
  stopOnNaN?: boolean
  /** Ends the training after the step under way. */
  signal?: AbortSignal
  /** Milliseconds after which other work may run (drawing, input, signals). @default 16 */
  yieldEvery?: number
}
