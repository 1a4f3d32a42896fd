import type { DigitsHistory } from '../protocol.ts'

/** Entries in an epoch, about. */
const EACH_EPOCH = 20

/** Collects losses over the steps, and measures now and then; the first entry is of the untrained network. */
export function createDigitsHistory(batches: number, measure: () => number) {
  const every = Math.max(1, Math.round(batches / EACH_EPOCH))
  const steps = [0]
  const loss: (number | null)[] = [null]
  const accuracy: (number | null)[] = [measure()]
  let version = 1
  let sum = 0
  let count = 0
  return {
    /** Takes note of the loss of a step. */
    note(step: number, value: number): void {
      sum += value
      count += 1
      if (step % every !== 0) return
      steps.push(step)
      loss.push(Number.isFinite(sum) ? sum / count : null)
      accuracy.push(measure())
      sum = 0
      count = 0
      version += 1
    },
    since: (known: number): DigitsHistory | null =>
      known === version ? null : { version, steps: [...steps], loss: [...loss], accuracy: [...accuracy] },
  }
}
