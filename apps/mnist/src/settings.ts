/** What decides a training, number for number: saved with its checkpoint. */
export interface Training {
  initializer: string
  optimizer: string
  learningRate: number
  schedule: string
  regularizer: string
  strength: number
  dropout: number
  hidden: readonly number[]
  epochs: number
  batchSize: number
  examples: number
  seed: number
}

/** What is asked for on the command line. */
export interface Settings extends Training {
  /** Whether the learning rate was named; in a comparison of optimizers it then holds for all. */
  rateIsGiven: boolean
  checkpoint: string
  backend: 'wasm' | 'reference'
  resume: boolean
  compare: 'initializer' | 'optimizer' | null
}

/** The usual training. */
export const usual: Training = {
  initializer: 'heNormal',
  optimizer: 'adam',
  learningRate: 8e-3,
  schedule: 'warmupCosine',
  regularizer: 'none',
  strength: 1e-4,
  dropout: 0,
  hidden: [128],
  epochs: 3,
  batchSize: 100,
  examples: 60_000,
  seed: 1,
}

/** The names of what decides a training, as flags: `batch-size`. */
export const trainingFlags = Object.keys(usual).map((name): [name: keyof Training, flag: string] => [
  name as keyof Training,
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
])

/** How a setting is written on the command line. */
export function written(value: Training[keyof Training]): string {
  return typeof value === 'object' ? value.join(',') || '0' : String(value)
}
