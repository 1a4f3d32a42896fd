import type { Chosen } from '../../catalogue/entry.ts'

/** Everything that decides a training on digits, number for number; what links and files keep. */
export interface DigitsConfig {
  readonly seed: number
  /** `dense`: one layer of units between pixels and classes. `convolution`: two layers of small windows. */
  readonly network: 'dense' | 'convolution'
  /** Units of the dense layer, or windows of the first convolution. */
  readonly width: number
  readonly initializer: Chosen
  /** Share of the outputs before the last layer that are dropped while it trains. */
  readonly dropout: number
  readonly optimizer: Chosen
  readonly batchSize: number
  /** How many of the 60,000 digits to train with. */
  readonly examples: number
  /** Ways through the examples until the training ends by itself. */
  readonly epochs: number
}

/** What the room begins with: a dense network that is right on about 97 of 100 digits after one epoch. */
export const firstConfig: DigitsConfig = {
  seed: 1,
  network: 'dense',
  width: 64,
  initializer: { name: 'heNormal', settings: { negativeSlope: 0, mode: 'fanIn' } },
  dropout: 0,
  optimizer: { name: 'adam', settings: { learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
  batchSize: 64,
  examples: 60_000,
  epochs: 3,
}

export const SIDE = 28
export const PIXELS = SIDE * SIDE
export const CLASSES = 10
export const ALL_EXAMPLES = 60_000

/** How wide a kind of network is at first, and at most. */
export const widths = {
  dense: { usual: 64, most: 512 },
  convolution: { usual: 8, most: 32 },
} as const
