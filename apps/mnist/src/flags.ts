import { initializers, initializersWithNumber, optimizers, regularizers, schedules } from './choices.ts'
import { UsageError } from './usage-error.ts'

interface Flag<T> {
  /** How its value is written in the help. */
  readonly value: string
  readonly help: string
  /** How the default is written in the help. */
  readonly standard: string
  /** Reads the text of its value, or says what is wrong with it. */
  read(text: string, flag: string): T
}

/** All flags that take a value. */
export const flags = {
  initializer: {
    value: 'NAME',
    help: `First weights: ${named(initializers, initializersWithNumber)}.`,
    standard: 'heNormal',
    read: readInitializer,
  },
  optimizer: choice(optimizers, 'What turns gradients into changes', 'adam'),
  'learning-rate': number('Size of a step.', 'what suits the optimizer', { above: 0 }),
  schedule: choice(schedules, 'How the learning rate moves', 'warmupCosine'),
  regularizer: choice(regularizers, 'What is added to the loss', 'none'),
  strength: number('How much the regularizer counts.', '0.0001', { min: 0 }),
  dropout: number('Chance of a hidden number to be dropped in training.', '0', { min: 0, below: 1 }),
  hidden: { value: 'SIZES', help: 'Sizes of the hidden layers: 128,64. 0 for none.', standard: '128', read: readSizes },
  epochs: whole('Times through the data.', '3', 1),
  'batch-size': whole('Digits in a step.', '100', 1),
  examples: whole('Training digits to use, at most 60,000.', 'all', 1, 60_000),
  seed: whole('Decides the first weights and the order of the digits.', '1', 0),
  checkpoint: {
    value: 'PATH',
    help: 'Where the run is kept, as safetensors.',
    standard: 'mnist.safetensors',
    read: (text: string, flag: string) => text || refuse(flag, text, 'a path'),
  },
  backend: {
    value: 'NAME',
    help: 'What computes: wasm (generated WebAssembly), reference (plain loops).',
    standard: 'wasm',
    read: (text: string, flag: string) => oneOf(['wasm', 'reference'] as const, text, flag),
  },
  compare: {
    value: 'WHAT',
    help: 'Trains every initializer, or every optimizer, from the same seed and batches: initializer, optimizer.',
    standard: 'no comparison',
    read: (text: string, flag: string) => oneOf(['initializer', 'optimizer'] as const, text, flag),
  },
} satisfies Record<string, Flag<unknown>>

export type FlagName = keyof typeof flags

function choice(choices: Record<string, unknown>, what: string, standard: string): Flag<string> {
  const names = Object.keys(choices)
  return {
    value: 'NAME',
    help: `${what}: ${names.join(', ')}.`,
    standard,
    read: (text, flag) => oneOf(names, text, flag),
  }
}

function number(help: string, standard: string, range: { min?: number; above?: number; below?: number }): Flag<number> {
  const { min = Number.NEGATIVE_INFINITY, above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = range
  const limits = [
    ...(range.min === undefined ? [] : [`from ${min}`]),
    ...(range.above === undefined ? [] : [`above ${above}`]),
    ...(range.below === undefined ? [] : [`below ${below}`]),
  ]
  return {
    value: 'NUMBER',
    help,
    standard,
    read(text, flag) {
      const value = Number(text)
      const good = text.trim() !== '' && Number.isFinite(value) && value >= min && value > above && value < below
      return good ? value : refuse(flag, text, `a number ${limits.join(', ')}`)
    },
  }
}

function whole(help: string, standard: string, min: number, max = Number.MAX_SAFE_INTEGER): Flag<number> {
  return {
    value: 'NUMBER',
    help,
    standard,
    read(text, flag) {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
      const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`
      return value >= min && value <= max ? value : refuse(flag, text, `a whole number ${range}`)
    },
  }
}

function readSizes(text: string, flag: string): readonly number[] {
  if (text === '0') return []
  const sizes = text.split(',').map((part) => (/^\d+$/.test(part.trim()) ? Number(part) : 0))
  return sizes.every((size) => size >= 1) ? sizes : refuse(flag, text, 'sizes such as 128 or 128,64, or 0')
}

function readInitializer(text: string, flag: string): string {
  const [name, number] = text.split(':')
  oneOf(Object.keys(initializers), name as string, flag)
  if (number === undefined) return text
  if (!initializersWithNumber.includes(name as string)) {
    return refuse(flag, text, `${name} without a number; only ${initializersWithNumber.join(', ')} take one`)
  }
  const value = Number(number)
  const good = number.trim() !== '' && Number.isFinite(value) && (name === 'constant' || value > 0)
  return good ? text : refuse(flag, text, `a name and a number, such as ${name}:0.05`)
}

function oneOf<const T extends string>(choices: readonly T[], text: string, flag: string): T {
  const found = choices.find((name) => name === text)
  return found ?? refuse(flag, text, `one of ${choices.join(', ')}`)
}

function refuse(flag: string, text: string, wanted: string): never {
  throw new UsageError(`--${flag} is "${text}"; give ${wanted}.`)
}

function named(choices: Record<string, unknown>, withNumber: readonly string[]): string {
  return Object.keys(choices)
    .map((name) => (withNumber.includes(name) ? `${name}[:NUMBER]` : name))
    .join(', ')
}
