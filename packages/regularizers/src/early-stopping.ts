import {
  ChainruleError,
  cellsOf,
  type Hyperparameter,
  type Model,
  type Options,
  type Resumable,
  resolve,
  restore,
  State,
  type Values,
} from '@chainrule/autograd'

/** What is remembered of a metric; plain data. */
export interface StoppingState {
  /** The best metric so far; null before the first. */
  readonly best: number | null
  /** Metrics in a row that were not better. */
  readonly waited: number
  /** Metrics seen. */
  readonly observed: number
  /** Whether to stop. */
  readonly stopped: boolean
}

/** Tells when to stop, and keeps the best weights. A part of the run that is saved and resumed, with the weights. */
export interface EarlyStopping extends Resumable<StoppingState> {
  /** Takes note of a metric, keeps a copy of the model where it is the best so far, and tells whether to stop. */
  observe(metric: number): boolean
  /** The same without memory and without weights: what follows from a state and a metric. */
  reduce(state: StoppingState, metric: number): StoppingState
  /** Puts the model back to its best metric. */
  restoreBest(): void
  /** The copies, by path in the model. */
  readonly cells: ReadonlyMap<string, State>
}

const hyperparameters = {
  patience: {
    default: 0,
    min: 0,
    whole: true,
    text: { en: 'Metrics without improvement that are borne.', pt: 'Métricas sem melhora que são toleradas.' },
  },
  minDelta: {
    symbol: 'δ',
    default: 0,
    min: 0,
    scale: 'log',
    text: { en: 'Amount by which a metric must be better.', pt: 'Quantia em que a métrica deve melhorar.' },
  },
  startFrom: {
    default: 0,
    min: 0,
    whole: true,
    text: { en: 'Metrics at the beginning that do not count.', pt: 'Métricas no começo que não contam.' },
  },
} as const satisfies Record<string, Hyperparameter>

type Settings = Values<typeof hyperparameters>

/** The declared numbers, and whether less of the metric is better or more. */
export type EarlyStoppingOptions = Options<typeof hyperparameters, number>[0] & {
  /** @default 'min' */
  readonly goal?: 'min' | 'max'
}

/**
 * Stops where a metric has stopped improving, and puts the best weights back.
 *
 *     better: metric < best - δ     (with the goal 'max': metric > best + δ)
 *     stop:   `patience` metrics in a row that are not better, at least one
 *
 * Prechelt, 1998, "Early Stopping - But When?", https://doi.org/10.1007/978-3-642-35289-8_5. Options and counting of
 * `EarlyStopping` of Keras (`restore_best_weights` is `restoreBest()`); its mode 'auto', which guesses from the name of
 * the metric, does not exist. A metric that is not a finite number counts as not better. Whole models are kept: running
 * statistics and random states too.
 *
 * @throws ChainruleError `nothing-to-restore` by `restoreBest()` before the first metric that counts.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { earlyStopping } from '@chainrule/regularizers'
 *
 * const w = parameter(tensor([0]))
 * const stopping = earlyStopping({ w }, { patience: 2 })
 * for (const loss of [3, 1, 2, 2, 0]) {
 *   w.write([loss])
 *   if (stopping.observe(loss)) break
 * }
 * stopping.restoreBest()
 * console.log(w.item()) // 1
 * ```
 */
export function earlyStopping(model: Model, { goal = 'min', ...options }: EarlyStoppingOptions = {}): EarlyStopping {
  const settings = resolve<number>(definition.name, hyperparameters, options) as Settings
  const reduce = (before: StoppingState, metric: number) => next(before, metric, settings, goal)
  const cells = new Map([...cellsOf(model)].map(([path, cell]) => [path, copyOf(cell)]))
  let state: StoppingState = { best: null, waited: 0, observed: 0, stopped: false }
  return {
    cells,
    reduce,
    observe(metric) {
      const after = reduce(state, metric)
      if (after.best !== state.best) keep(model, cells)
      state = after
      return state.stopped
    },
    restoreBest() {
      if (state.best === null) {
        throw new ChainruleError(
          'nothing-to-restore',
          `earlyStopping: none of the ${state.observed} metrics so far counted, so that no weights were kept.`,
          'Call observe(metric) with a finite number, after more metrics than startFrom.',
        )
      }
      const kept = [...cells].filter(([, cell]) => cell.initialized)
      restore(model, { cells: new Map(kept.map(([path, cell]) => [path, cell.data()])), parts: new Map() })
    },
    progress: () => ({ ...state }),
    resume(saved) {
      state = { ...saved }
    },
  }
}

const definition = {
  name: 'earlyStopping',
  hyperparameters,
  text: {
    en: 'Stops where a metric has stopped improving, and puts the best weights back.',
    pt: 'Para quando uma métrica deixa de melhorar e repõe os melhores pesos.',
  },
} as const

earlyStopping.definition = definition

function next(state: StoppingState, metric: number, settings: Settings, goal: 'min' | 'max'): StoppingState {
  const { patience, minDelta, startFrom } = settings
  const observed = state.observed + 1
  if (observed <= startFrom) return { ...state, observed }
  if (isBetter(metric, state.best, minDelta, goal)) return { ...state, best: metric, waited: 0, observed }
  const waited = state.waited + 1
  return { ...state, waited, observed, stopped: state.stopped || waited >= Math.max(1, patience) }
}

function isBetter(metric: number, best: number | null, minDelta: number, goal: 'min' | 'max'): boolean {
  if (!Number.isFinite(metric)) return false
  if (best === null) return true
  return goal === 'min' ? metric < best - minDelta : metric > best + minDelta
}

function copyOf({ shape, dtype, name }: State): State {
  return new State(shape, dtype, { name: `best ${name}`, keepPrevious: false })
}

function keep(model: Model, cells: ReadonlyMap<string, State>): void {
  for (const [path, cell] of cellsOf(model)) if (cell.initialized) cells.get(path)?.write(cell.data())
}
