import { ChainruleError } from '@chainrule/autograd/errors'
import type { Place } from './batch-source.ts'
import type { Best } from './events.ts'

/** All that a training loop knows, as plain data: saved with the cells of a run, and enough to go on from. */
export interface TrainingProgress extends Place {
  /** Steps made. */
  step: number
  /** For each metric, the sum over the examples of the epoch under way, and their number. */
  totals: Record<string, readonly [sum: number, examples: number]>
  /** The step after which an evaluation was made last; -1 before the first. */
  evaluatedAt: number
  /** The last evaluation of the epoch under way. */
  evaluation: Record<string, number> | null
  best: BestProgress | null
}

/** The best result with what belongs to the copy of its state. */
export interface BestProgress extends Best {
  /** What the resumable parts of the best state knew. */
  readonly parts: Readonly<Record<string, unknown>>
}

export function freshProgress(): TrainingProgress {
  return {
    step: 0,
    epoch: 0,
    batch: 0,
    position: null,
    over: false,
    totals: {},
    evaluatedAt: -1,
    evaluation: null,
    best: null,
  }
}

/** Refuses what is not the progress of a training loop. */
export function checkProgress(progress: TrainingProgress): void {
  const { step, epoch, batch, position, over, totals, evaluation, best } = progress ?? {}
  const sound =
    [step, epoch, batch].every(isCount) &&
    typeof over === 'boolean' &&
    Number.isSafeInteger(progress.evaluatedAt) &&
    (position === null || (isCount(position?.epoch) && isCount(position?.batch))) &&
    isRecord(totals) &&
    Object.values(totals).every((total) => Array.isArray(total) && total.length === 2 && total.every(isNumber)) &&
    (evaluation === null || (isRecord(evaluation) && Object.values(evaluation).every(isNumber))) &&
    (best === null ||
      (isRecord(best?.parts) && isNumber(best.value) && [best.step, best.epoch, best.since].every(isCount)))
  if (sound) return
  throw new ChainruleError(
    'not-training-progress',
    `resume: ${JSON.stringify(progress)?.slice(0, 200)} is not the progress of a training loop.`,
    'Pass what progress() of a training loop has returned.',
  )
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
