import type { Chosen } from '../../catalogue/entry.ts'
import type { ActivationName } from './activations.ts'
import type { PlanarName } from './datasets/planar.ts'
import type { FeatureName } from './features.ts'

/** Where examples come from: made in the plane, drawn by hand, a table of the person's own, or small digits. */
export type DataName = PlanarName | 'drawn' | 'csv' | 'digits'

/** A point set by hand. */
export interface DrawnPoint {
  readonly x: number
  readonly y: number
  readonly target: number
}

/** A table as text, and what is to be predicted of it. */
export interface CsvData {
  readonly text: string
  /** Name of the column to predict. */
  readonly target: string
  readonly task: 'classes' | 'number'
}

export interface DataConfig {
  readonly name: DataName
  /** Examples to make; what is given (drawn, table) is taken whole. */
  readonly count: number
  /** From 0 to 1. */
  readonly noise: number
  /** Share of the examples that are kept for testing, from 0 to 0.9. */
  readonly testShare: number
  readonly drawn: readonly DrawnPoint[]
  readonly csv: CsvData
}

/** One hidden layer. */
export interface LayerConfig {
  readonly units: number
  readonly activation: ActivationName
  readonly initializer: Chosen
  /** A penalty or a constraint on its weights. */
  readonly regularizer: Chosen | null
  /** Share of its outputs that are dropped while it trains. */
  readonly dropout: number
  /** Whether its input is added to its output; only where both have one size. */
  readonly skip: boolean
}

/** Everything that decides a run, number for number; what links and files keep. */
export interface TrainConfig {
  readonly seed: number
  readonly data: DataConfig
  readonly features: readonly FeatureName[]
  readonly layers: readonly LayerConfig[]
  readonly output: Pick<LayerConfig, 'initializer' | 'regularizer'>
  readonly optimizer: Chosen
  /** Schedules in the place of numbers of the optimizer, by their names. */
  readonly schedules: Readonly<Record<string, Chosen>>
  readonly batchSize: number
}

export const MOST_LAYERS = 6
export const MOST_UNITS = 128

/** What the room shows at first: two spirals, which Adam parts within some seconds. */
export const firstConfig: TrainConfig = {
  seed: 1,
  data: {
    name: 'spirals',
    count: 400,
    noise: 0.1,
    testShare: 0.3,
    drawn: [],
    csv: { text: '', target: '', task: 'classes' },
  },
  features: ['x1', 'x2'],
  layers: [usualLayer(8), usualLayer(8)],
  output: { initializer: { name: 'xavierNormal', settings: { gain: 1 } }, regularizer: null },
  optimizer: { name: 'adam', settings: { learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  schedules: {},
  batchSize: 32,
}

/** A hidden layer as it is added. */
export function usualLayer(units: number): LayerConfig {
  return {
    units,
    activation: 'tanh',
    initializer: { name: 'xavierNormal', settings: { gain: 1 } },
    regularizer: null,
    dropout: 0,
    skip: false,
  }
}
