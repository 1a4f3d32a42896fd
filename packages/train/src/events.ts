import type { Tensor } from '@chainrule/autograd'

/** A number, or a tensor with one element, which is read when the step has run. */
export type Metric = Tensor | number

/** What a step or an evaluation returns: the loss alone, numbers by name, or nothing. */
export type Measured = Metric | { readonly [name: string]: Metric } | void

/** The names of what was measured, with plain numbers; a lone number is the `loss`. */
export type Numbers<R> = [R] extends [Metric]
  ? { readonly loss: number }
  : [R] extends [void]
    ? Readonly<Record<never, number>>
    : { readonly [K in keyof R]: number }

/** The best result so far. */
export interface Best {
  readonly value: number
  /** Steps that had been made. */
  readonly step: number
  /** Counts from 1. */
  readonly epoch: number
  /** Comparisons since then that were no better: patience, for those who stop early. */
  readonly since: number
}

/** When something happened. */
export interface Moment {
  /** Steps made so far, over all epochs. */
  readonly step: number
  /** The epoch under way, or just ended; counts from 1. */
  readonly epoch: number
}

/** After each step. */
export interface StepEvent<M = Numbers<Measured>> extends Moment {
  readonly type: 'step'
  /** Steps made in this epoch, this one included. */
  readonly batch: number
  /** Examples in this batch. */
  readonly examples: number
  /** What the step returned. */
  readonly metrics: M
  /** Means over the epoch so far, each batch weighted by its examples. */
  readonly means: M
  /** Whether the loss is a finite number. */
  readonly finite: boolean
}

/** After each evaluation. */
export interface EvaluationEvent<E = Numbers<Measured>> extends Moment {
  readonly type: 'evaluation'
  readonly metrics: E
  readonly best: Best | null
  /** Whether this evaluation is the best so far. */
  readonly isBest: boolean
}

/** At the end of each epoch, after its evaluation. */
export interface EpochEvent<M = Numbers<Measured>, E = Numbers<Measured>> extends Moment {
  readonly type: 'epoch'
  /** Means over the epoch, each batch weighted by its examples. */
  readonly metrics: M
  /** The last evaluation of this epoch. */
  readonly evaluation: E | null
  readonly best: Best | null
}

/** Once, at last. */
export interface EndEvent extends Moment {
  readonly type: 'end'
  /** `finished`: all epochs or steps are made; `aborted`: by the signal; `stopped`: by `stop()` or `stopWhen`. */
  readonly reason: 'finished' | 'aborted' | 'stopped'
  /** The reason of the signal, or what was given to `stop()`. */
  readonly cause: unknown
  readonly best: Best | null
}

/** What a training loop tells: a step, an epoch, or the end. */
export type TrainingEvent<M = Numbers<Measured>, E = Numbers<Measured>> =
  | StepEvent<M>
  | EvaluationEvent<E>
  | EpochEvent<M, E>
  | EndEvent
