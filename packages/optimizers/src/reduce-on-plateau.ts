import {
  type Choices,
  type Chosen,
  type DescribedSchedule,
  type Hyperparameter,
  type Options,
  type Resumable,
  resolve,
  type Values,
} from '@chainrule/autograd'

/** What is remembered of a metric; plain data. */
export interface PlateauState {
  /** The value in force. */
  readonly value: number
  /** The best metric so far; null before the first. */
  readonly best: number | null
  /** Metrics in a row that were not better. */
  readonly waited: number
  /** Metrics that will not be counted yet. */
  readonly cooling: number
}

/** A schedule that follows a metric instead of the step. A part of the run that is saved and resumed. */
export interface PlateauSchedule extends DescribedSchedule, Resumable<PlateauState> {
  /** Takes note of a metric and gives the value from now on. */
  observe(metric: number): number
  /** The same without memory: what follows from a state and a metric. */
  reduce(state: PlateauState, metric: number): PlateauState
}

const hyperparameters = {
  start: { min: 0, scale: 'log', text: { en: 'Value at the beginning.', pt: 'Valor no começo.' } },
  factor: {
    default: 0.1,
    min: 0,
    below: 1,
    text: { en: 'What remains after a fall.', pt: 'O que resta depois de uma queda.' },
  },
  patience: {
    default: 10,
    min: 0,
    whole: true,
    text: { en: 'Metrics without improvement that are borne.', pt: 'Métricas sem melhora que são toleradas.' },
  },
  threshold: {
    default: 1e-4,
    min: 0,
    scale: 'log',
    text: {
      en: 'Share of the best by which a metric must be better.',
      pt: 'Parcela do melhor em que a métrica deve melhorar.',
    },
  },
  absoluteThreshold: {
    default: 0,
    min: 0,
    scale: 'log',
    text: { en: 'Amount by which a metric must be better.', pt: 'Quantia em que a métrica deve melhorar.' },
  },
  cooldown: {
    default: 0,
    min: 0,
    whole: true,
    text: { en: 'Metrics after a fall that do not count.', pt: 'Métricas depois de uma queda que não contam.' },
  },
  end: {
    default: 0,
    min: 0,
    scale: 'log',
    text: { en: 'Value below which it does not fall.', pt: 'Valor abaixo do qual não cai.' },
  },
  epsilon: {
    default: 1e-8,
    min: 0,
    scale: 'log',
    text: { en: 'Smaller falls are left out.', pt: 'Quedas menores são omitidas.' },
  },
} as const satisfies Record<string, Hyperparameter>

const choices = {
  goal: {
    default: 'min',
    options: {
      min: { en: 'Less is better.', pt: 'Menos é melhor.' },
      max: { en: 'More is better.', pt: 'Mais é melhor.' },
    },
    text: { en: 'Which metric is better.', pt: 'Qual métrica é melhor.' },
  },
} as const satisfies Choices

type Settings = Values<typeof hyperparameters> & Chosen<typeof choices>

/** The declared numbers, and whether less of the metric is better or more. */
export type PlateauOptions = Options<typeof hyperparameters, number>[0] & Partial<Chosen<typeof choices>>

/**
 * Falls by a factor where a metric has stopped improving.
 *
 *     better: metric < best - threshold |best| - absoluteThreshold     (with the goal 'max': >, +)
 *     more than `patience` metrics in a row that are not better:  value <- max(end, factor · value)
 *
 * The division by ten of He et al., 2016, section 3.4, https://arxiv.org/abs/1512.03385. Options and defaults of
 * PyTorch's `ReduceLROnPlateau` (`threshold_mode='abs'` is `absoluteThreshold`); its relative threshold takes a metric
 * below 0 for better when it is a little worse, this one does not. Keras falls one metric earlier for the same
 * patience. A metric that is not a finite number counts as not better.
 *
 * It stands for a learning rate as any schedule does, and moves with `observe`. Save it beside the optimizer:
 * `saveRun(path, { model, optimizer, learningRate })`.
 *
 * @example
 * ```ts
 * import { reduceOnPlateau } from '@chainrule/optimizers'
 *
 * const learningRate = reduceOnPlateau({ start: 1, factor: 0.5, patience: 1 })
 * console.log([3, 2, 2, 2, 1].map(learningRate.observe)) // [ 1, 1, 1, 0.5, 0.5 ]
 * ```
 */
export function reduceOnPlateau(options: PlateauOptions): PlateauSchedule {
  const { name } = definition
  const settings = resolve<number | string>(name, hyperparameters, options, choices) as Settings
  const { goal, ...numbers } = settings
  const reduce = (before: PlateauState, metric: number) => next(before, metric, settings)
  let state: PlateauState = { value: settings.start, best: null, waited: 0, cooling: 0 }
  return Object.assign(() => state.value, {
    schedule: { name, settings: numbers },
    reduce,
    observe(metric: number) {
      state = reduce(state, metric)
      return state.value
    },
    progress: () => ({ ...state }),
    resume(saved: PlateauState) {
      state = { ...saved }
    },
  })
}

const definition = {
  name: 'reduceOnPlateau',
  hyperparameters,
  choices,
  text: {
    en: 'Falls by a factor where a metric has stopped improving.',
    pt: 'Cai por um fator quando uma métrica para de melhorar.',
  },
} as const

reduceOnPlateau.definition = definition

function next(state: PlateauState, metric: number, settings: Settings): PlateauState {
  const { factor, patience, cooldown, end, epsilon } = settings
  const improved = isBetter(metric, state.best, settings)
  const best = improved ? metric : state.best
  if (state.cooling > 0) return { ...state, best, waited: 0, cooling: state.cooling - 1 }
  const waited = improved ? 0 : state.waited + 1
  if (waited <= patience) return { ...state, best, waited }
  const lower = Math.max(end, factor * state.value)
  const value = state.value - lower > epsilon ? lower : state.value
  return { value, best, waited: 0, cooling: cooldown }
}

function isBetter(metric: number, best: number | null, { goal, threshold, absoluteThreshold }: Settings): boolean {
  if (!Number.isFinite(metric)) return false
  if (best === null) return true
  const share = Math.sign(best) * threshold
  return goal === 'min'
    ? metric < best * (1 - share) - absoluteThreshold
    : metric > best * (1 + share) + absoluteThreshold
}
