import type { Change } from './changes.ts'
import { createHistory } from './history.ts'
import type { SavedRun, TrainingRun } from './training-run.ts'

export type Timeline = ReturnType<typeof createTimeline>

/** Memory that the saved states of one run may take. */
const MOST_BYTES = 64e6
const MOST_SAVED = 240

/**
 * A run that can go back to any step it has been at, exactly: states are saved now and then, and from the nearest
 * one before it the steps are made again, with the changes that a person made at them.
 */
export function createTimeline(run: TrainingRun) {
  const history = createHistory()
  let saved: SavedRun[] = []
  let every = 1
  let changes: { readonly step: number; readonly change: Change }[] = []
  let furthest = 0
  let divergedAt: number | null = null
  arrive()

  /** Notes what is to be noted at the step where the run has just arrived. */
  function arrive(): void {
    const { steps } = run
    if (steps % every === 0 && steps > (saved.at(-1)?.step ?? -1)) {
      saved.push(run.save())
      thin()
    }
    if (!history.wants(steps)) return
    const evaluation = run.evaluate()
    history.add(steps, evaluation)
    if (!Number.isFinite(evaluation.trainLoss)) divergedAt ??= steps
  }

  function thin(): void {
    const most = Math.max(8, Math.min(MOST_SAVED, Math.floor(MOST_BYTES / (saved[0].bytes || 1))))
    while (saved.length > most) {
      every *= 2
      saved = saved.filter(({ step }) => step % every === 0)
    }
  }

  /** States are saved before the changes that are made at their step. */
  function repeatChanges(): void {
    for (const { step, change } of changes) if (step === run.steps) run.apply(change)
  }

  /** What was to come is given up: the run goes another way from here. */
  function forgetFuture(): void {
    if (run.steps === furthest) return
    furthest = run.steps
    saved = saved.filter(({ step }) => step <= furthest)
    changes = changes.filter(({ step }) => step <= furthest)
    history.cut(furthest)
    if (divergedAt !== null && divergedAt > furthest) divergedAt = null
  }

  return {
    run,
    history,
    get furthest() {
      return furthest
    },
    /** The step at which the loss was first seen not to be a number; null while it is one. */
    get divergedAt() {
      return divergedAt
    },
    /** One step ahead; from an earlier step, what came after it is forgotten. */
    step(): void {
      forgetFuture()
      run.step()
      furthest = run.steps
      arrive()
    },
    change(change: Change): void {
      forgetFuture()
      changes.push({ step: run.steps, change })
      run.apply(change)
    },
    /** Goes to any step from 0 to the furthest. */
    seek(step: number): void {
      const target = Math.max(0, Math.min(furthest, Math.round(step)))
      const nearest = saved.findLast((one) => one.step <= target) as SavedRun
      if (target < run.steps || nearest.step > run.steps) {
        run.load(nearest)
        repeatChanges()
      }
      while (run.steps < target) {
        run.step()
        repeatChanges()
      }
    },
  }
}
