import { ChainruleError, type Model, restore, State, trainingStateOf } from '@chainrule/autograd'
import type { BestProgress } from './progress.ts'

/** Which state to keep a copy of. */
export interface KeepBestOptions {
  /** What to keep a copy of: the model, or more: `{ model, optimizer }`. */
  of: Model
  /** Name of a number that the evaluation returns; without evaluations, of a mean over the epoch. */
  metric: string
  /** Whether more is better or less. */
  goal: 'max' | 'min'
}

/** A copy of the best state so far, in cells of its own, so that it is saved and resumed with the run. */
export interface BestKeeper {
  readonly cells: ReadonlyMap<string, State>
  /** Compares, copies what is better, and returns the best from now on. */
  update(
    best: BestProgress | null,
    metrics: Readonly<Record<string, number>>,
    at: { step: number; epoch: number },
  ): BestProgress | null
  restore(best: BestProgress | null): void
}

export function keepBest({ of, metric, goal }: KeepBestOptions): BestKeeper {
  const copies = new Map(
    [...trainingStateOf(of).cells].map(([path, { shape, dtype }]) => [
      path,
      new State(shape, dtype, { name: `best.${path}`, keepPrevious: false }),
    ]),
  )
  return {
    cells: new Map([...copies].map(([path, copy]) => [`best.${path}`, copy])),
    update(best, metrics, at) {
      const value = metrics[metric]
      if (value === undefined) {
        throw new ChainruleError(
          'no-such-metric',
          `keepBest: there is no metric "${metric}" among ${Object.keys(metrics).join(', ') || 'none'}.`,
          'Return it from evaluate, or from the step where there is no evaluation.',
        )
      }
      const better = best === null ? !Number.isNaN(value) : goal === 'max' ? value > best.value : value < best.value
      if (!better) return best && { ...best, since: best.since + 1 }
      const { cells, parts } = trainingStateOf(of)
      for (const [path, cell] of cells) if (cell.initialized) copies.get(path)?.write(cell.data())
      return {
        value,
        ...at,
        since: 0,
        parts: Object.fromEntries([...parts].map(([path, part]) => [path, structuredClone(part.progress())])),
      }
    },
    restore(best) {
      if (!best) {
        throw new ChainruleError(
          'no-best-state',
          'restoreBest: there has been no result to compare yet.',
          'Wait for the first evaluation, or for the end of the first epoch.',
        )
      }
      const kept = [...copies].filter(([, copy]) => copy.initialized)
      restore(of, {
        cells: new Map(kept.map(([path, copy]) => [path, copy.data()])),
        parts: new Map(Object.entries(best.parts)),
      })
    },
  }
}
