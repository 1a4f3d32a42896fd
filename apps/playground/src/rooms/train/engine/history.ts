import type { Evaluation } from './training-run.ts'

/** Evaluations over the steps of a run, at most so many: when there are more, every other one is dropped. */
export interface History {
  readonly steps: readonly number[]
  readonly evaluations: readonly Evaluation[]
  /** Grows whenever the content changes. */
  readonly version: number
  /** Whether an evaluation is wanted at a step. */
  wants(step: number): boolean
  add(step: number, evaluation: Evaluation): void
  /** Forgets what comes after a step. */
  cut(step: number): void
}

export function createHistory(most = 400): History {
  let steps: number[] = []
  let evaluations: Evaluation[] = []
  let every = 1
  let version = 0
  const keep = (wanted: (step: number) => boolean) => {
    const kept = steps.map(wanted)
    steps = steps.filter((_, index) => kept[index])
    evaluations = evaluations.filter((_, index) => kept[index])
    version += 1
  }
  return {
    get steps() {
      return steps
    },
    get evaluations() {
      return evaluations
    },
    get version() {
      return version
    },
    wants: (step) => step % every === 0 && step > (steps.at(-1) ?? -1),
    add(step, evaluation) {
      steps.push(step)
      evaluations.push(evaluation)
      version += 1
      while (steps.length > most) {
        every *= 2
        keep((one) => one % every === 0)
      }
    },
    cut: (last) => keep((step) => step <= last),
  }
}
